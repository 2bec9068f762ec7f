# stderr: ignore
import json_that_is_not_there
