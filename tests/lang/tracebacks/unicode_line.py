name = "naïve"
été = name + "日本" + 5
