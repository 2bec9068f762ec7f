from numba import njit


@njit
def is_palindrome(s):
    i = 0
    j = len(s) - 1
    while i < j:
        if s[i] != s[j]:
            return False
        i += 1
        j -= 1
    return True


@njit
def longest_palindrome(s):
    best = ""
    for i in range(len(s)):
        for j in range(i + 1, len(s) + 1):
            t = s[i:j]
            if len(t) > len(best) and t == t[::-1]:
                best = t
    return best


for s in ("level", "abca", "", "a", "été"):
    print(s, is_palindrome(s))
print(longest_palindrome("forgeeksskeegfor"), longest_palindrome("abc"))
