"""unittest: test cases, suites, the runner and main(), with unittest's words. No mock, no discovery of files, no async cases."""
import contextlib as _contextlib
import sys
import time as _time
import traceback as _traceback


class SkipTest(Exception):
    pass


def _safe_repr(obj):
    try:
        return repr(obj)
    except Exception:
        return object.__repr__(obj)


def skip(reason):
    def mark(item):
        if isinstance(item, type):
            item.__unittest_skip__ = True
            item.__unittest_skip_why__ = reason
            return item

        def skipped(*args, **kwargs):
            raise SkipTest(reason)
        skipped.__name__ = item.__name__
        skipped.__doc__ = item.__doc__
        skipped.__unittest_skip__, skipped.__unittest_skip_why__ = True, reason
        return skipped
    if callable(reason):
        item, reason = reason, ""
        return mark(item)
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


class _Raises:
    """What assertRaises gives to `with`."""

    def __init__(self, case, expected, pattern, msg):
        self.case, self.expected, self.pattern, self.msg = case, expected, pattern, msg
        self.exception = self.called = None

    def call(self, function, /, *args, **kwargs):
        self.called = getattr(function, "__name__", str(function))
        with self:
            function(*args, **kwargs)

    def name(self):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        names = [k.__name__ for k in kinds]
        return names[0] if not isinstance(self.expected, tuple) else str(self.expected)

    def fail(self, text):
        raise self.case.failureException(self.case._formatMessage(self.msg, text))

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            self.fail("%s not raised" % self.name() + (" by " + self.called if self.called else ""))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None and self.pattern.search(str(value)) is None:
            self.fail('"%s" does not match "%s"' % (self.pattern.pattern, str(value)))
        return True


def _compiled(pattern):
    import re
    return re.compile(pattern)


class _Logs:
    def __init__(self, case, logger, level):
        import logging
        self.case = case
        self.logger = logger if hasattr(logger, "addHandler") else logging.getLogger(logger)
        self.level = getattr(logging, level) if isinstance(level, str) else level or logging.INFO
        self.records, self.output = [], []

    def __enter__(self):
        import logging

        class Handler(logging.Handler):
            def emit(handler, record):
                self.records.append(record)
                self.output.append("%s:%s:%s" % (record.levelname, record.name, record.getMessage()))
        self.handler = Handler()
        self.saved = self.logger.handlers, self.logger.level, self.logger.propagate
        self.logger.handlers, self.logger.propagate = [self.handler], False
        self.logger.setLevel(self.level)
        return self

    def __exit__(self, kind, value, tb):
        self.logger.handlers, level, self.logger.propagate = self.saved
        self.logger.setLevel(level)
        if kind is None and not self.records:
            raise self.case.failureException("no logs of level %s or higher triggered on %s" % (self.level, self.logger.name))
        return False


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._subtest = None
        self._result = None
        self._equalities = {}
        if methodName != "runTest" and not hasattr(self, methodName):
            raise ValueError("no such test method in %s: %s" % (self.__class__, methodName))

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return "%s.%s.%s" % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def __str__(self):
        cls = type(self)
        return "%s (%s.%s.%s)" % (self._testMethodName, cls.__module__, cls.__qualname__, self._testMethodName)

    def __repr__(self):
        return "<%s.%s testMethod=%s>" % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def shortDescription(self):
        doc = getattr(self, self._testMethodName).__doc__
        return doc.strip().split("\n")[0].strip() if doc else None

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        value = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return value

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    @_contextlib.contextmanager
    def subTest(self, msg=None, **params):
        outer = self._subtest
        text = ("[%s]" % msg if msg is not None else "") + (" " if msg is not None and params else "")
        if params:
            text += "(%s)" % ", ".join("%s=%r" % (k, v) for k, v in params.items())
        self._subtest = (outer + " " if outer else "") + (text or "(<subtest>)")
        try:
            yield
        except SkipTest as e:
            if self._result is None:
                raise
            self._result.addSkip(self, str(e))
        except Exception as e:
            if self._result is None:
                raise
            self._failed_subtest = True
            self._note(e)
        finally:
            self._subtest = outer

    def _note(self, e):
        if isinstance(e, self.failureException):
            self._result.addFailure(self, e)
        else:
            self._result.addError(self, e)

    def _guard(self, function):
        """Calls; what it raises goes into the result. True: it went well."""
        try:
            function()
            return True
        except SkipTest as e:
            self._result.addSkip(self, str(e))
        except KeyboardInterrupt:
            raise
        except Exception as e:
            self._note(e)
        return False

    def run(self, result=None):
        self._result = result = self.defaultTestResult() if result is None else result
        self._failed_subtest = False
        method = getattr(self, self._testMethodName)
        result.startTest(self)
        cls = type(self)
        for skipped in (cls, method):
            if getattr(skipped, "__unittest_skip__", False):
                result.addSkip(self, skipped.__unittest_skip_why__)
                result.stopTest(self)
                return result
        expecting = getattr(method, "__unittest_expecting_failure__", False) or getattr(cls, "__unittest_expecting_failure__", False)
        good = self._guard(self.setUp)
        if good:
            if expecting:
                try:
                    method()
                    result.addUnexpectedSuccess(self)
                except Exception as e:
                    result.addExpectedFailure(self, e)
                good = False
            else:
                good = self._guard(method)
            good = self._guard(self.tearDown) and good
        good = self._guard(self.doCleanups) and good
        if good and not self._failed_subtest:
            result.addSuccess(self)
        result.stopTest(self)
        self._result = None
        return result

    def __call__(self, *args):
        return self.run(*args)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    # --- assertions ---
    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else "%s : %s" % (standard, msg)

    def _check(self, good, msg, text, *values):
        if not good:
            raise self.failureException(self._formatMessage(msg, text % tuple(_safe_repr(v) for v in values)))

    def fail(self, msg=None):
        raise self.failureException(msg)

    def addTypeEqualityFunc(self, typeobj, function):
        self._equalities[typeobj] = function

    def assertEqual(self, first, second, msg=None):
        if first == second:
            return
        own = self._equalities.get(type(first)) if type(first) is type(second) else None
        if own:
            (getattr(self, own) if isinstance(own, str) else own)(first, second, msg=msg)
            return
        self._check(False, msg, _differ(first, second), first, second)

    assertListEqual = assertTupleEqual = assertSetEqual = assertDictEqual = assertMultiLineEqual = assertEqual

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            self.assertIsInstance(seq1, seq_type)
            self.assertIsInstance(seq2, seq_type)
        same = len(seq1) == len(seq2) and all(a == b for a, b in zip(seq1, seq2))
        self._check(same, msg, "Sequences differ: %s != %s", seq1, seq2)

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, "%s == %s", first, second)

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, "%s is not true", expr)

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, "%s is not false", expr)

    def assertIs(self, expr1, expr2, msg=None):
        self._check(expr1 is expr2, msg, "%s is not %s", expr1, expr2)

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._check(False, msg, "unexpectedly identical: %s", expr1)

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, "%s is not None", obj)

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._check(False, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg, "%s not found in %s", member, container)

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg, "%s unexpectedly found in %s", member, container)

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, "%s is not an instance of %s", obj, cls)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg, "%s is an instance of %s", obj, cls)

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, "%s not less than %s", a, b)

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, "%s not less than or equal to %s", a, b)

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, "%s not greater than %s", a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, "%s not greater than or equal to %s", a, b)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            self._check(diff <= delta, msg, "%s != %s within %s delta (%s difference)", first, second, delta, diff)
            return
        places = 7 if places is None else places
        self._check(round(diff, places) == 0, msg, "%s != %s within %s places (%s difference)", first, second, places, diff)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            self._check(not first == second and diff > delta, msg, "%s == %s within %s delta (%s difference)",
                        first, second, delta, diff)
            return
        places = 7 if places is None else places
        self._check(not first == second and round(diff, places) != 0, msg, "%s == %s within %s places", first, second, places)

    def assertCountEqual(self, first, second, msg=None):
        one, two = list(first), list(second)
        seen, lines = [], []
        for x in one + two:  # in the order in which they come; items need not be hashable
            if x in seen:
                continue
            seen.append(x)
            a, b = one.count(x), two.count(x)
            if a != b:
                lines.append("First has %d, Second has %d:  %s" % (a, b, _safe_repr(x)))
        if lines:
            text = "Element counts were not equal:\n" + "\n".join(lines)
            self._check(False, msg, text.replace("%", "%%"))

    def assertRaises(self, expected_exception, *args, **kwargs):
        kinds = expected_exception if isinstance(expected_exception, tuple) else (expected_exception,)
        if not all(isinstance(k, type) and issubclass(k, BaseException) for k in kinds):
            raise TypeError("assertRaises() arg 1 must be an exception type or tuple of exception types")
        context = _Raises(self, expected_exception, None, None if args else kwargs.pop("msg", None))
        if not args:
            return context
        context.call(*args, **kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _Raises(self, expected_exception, _compiled(expected_regex), None if args else kwargs.pop("msg", None))
        if not args:
            return context
        context.call(*args, **kwargs)

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = _compiled(expected_regex)
        self._check(pattern.search(text) is not None, msg, "Regex didn't match: %s not found in %s", pattern.pattern, text)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = _compiled(unexpected_regex)
        self._check(pattern.search(text) is None, msg, "Regex matched: %s matches in %s", pattern.pattern, text)

    @_contextlib.contextmanager
    def assertWarns(self, expected_warning, *args, **kwargs):
        import warnings
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            yield seen
        if not any(issubclass(w.category, expected_warning) for w in seen):
            raise self.failureException("%s not triggered" % expected_warning.__name__)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level)


def _differ(first, second):
    names = {list: "Lists", tuple: "Tuples"}
    if type(first) is type(second) and type(first) in names:
        return names[type(first)] + " differ: %s != %s"
    return "%s != %s"


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self.runTest = testFunc
        self.setUp = setUp or self.setUp
        self.tearDown = tearDown or self.tearDown


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.failfast = self.shouldStop = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def _text(self, test, e):
        return "".join(_traceback.format_exception(type(e), e, None))

    def addSuccess(self, test):
        pass

    def addFailure(self, test, e):
        self.failures.append((_titled(test), self._text(test, e)))
        self.shouldStop = self.shouldStop or self.failfast

    def addError(self, test, e):
        self.errors.append((_titled(test), self._text(test, e)))
        self.shouldStop = self.shouldStop or self.failfast

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, e):
        self.expectedFailures.append((test, self._text(test, e)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        return "<unittest.runner.TextTestResult run=%d errors=%d failures=%d>" % (
            self.testsRun, len(self.errors), len(self.failures))


class _Titled:
    """A failed sub-test, in results."""

    def __init__(self, test, sub):
        self.test_case, self.sub = test, sub

    def __str__(self):
        return "%s %s" % (self.test_case, self.sub)

    def id(self):
        return "%s %s" % (self.test_case.id(), self.sub)

    def shortDescription(self):
        return self.test_case.shortDescription()


def _titled(test):
    sub = getattr(test, "_subtest", None)
    return _Titled(test, sub) if sub else test


class TextTestResult(TestResult):
    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.verbosity = stream, verbosity
        self._fresh = True

    def getDescription(self, test):
        first = test.shortDescription() if hasattr(test, "shortDescription") else None
        return str(test) + ("\n" + first if first else "")

    def startTest(self, test):
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(self.getDescription(test) + " ... ")
            self._fresh = False

    def _say(self, test, short, long):
        sub = isinstance(test, _Titled)
        if self.verbosity > 1:
            if sub or self._fresh:
                self.stream.write("" if self._fresh else "\n")
                self.stream.write(("  " if sub else "") + self.getDescription(test) + " ... ")
            self.stream.write(long + "\n")
            self._fresh = True
        elif self.verbosity:
            self.stream.write(short)
        self.stream.flush()

    def addSuccess(self, test):
        self._say(test, ".", "ok")

    def addFailure(self, test, e):
        super().addFailure(test, e)
        self._say(_titled(test), "F", "FAIL")

    def addError(self, test, e):
        super().addError(test, e)
        self._say(_titled(test), "E", "ERROR")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(test, "s", "skipped %r" % (reason,))

    def addExpectedFailure(self, test, e):
        super().addExpectedFailure(test, e)
        self._say(test, "x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._say(test, "u", "unexpected success")

    def printErrors(self):
        self.stream.write("\n" if self.verbosity else "")
        for kind, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in found:
                self.stream.write("=" * 70 + "\n%s: %s\n" % (kind, self.getDescription(test)) + "-" * 70 + "\n%s\n" % text)


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self._tests)

    def run(self, result):
        outermost = not hasattr(result, "_class")
        if outermost:
            result._class = None
        for test in self._tests:
            if result.shouldStop:
                break
            if isinstance(test, TestSuite):
                test.run(result)
                continue
            if type(test) is not result._class:
                self._leave(result._class, result)
                result._class = type(test)
                if not self._enter(type(test), result):
                    type(test)._unittest_broken = True
            if not getattr(type(test), "_unittest_broken", False):
                test(result)
        if outermost:
            self._leave(result._class, result)
            del result._class
        return result

    __call__ = run

    def _guarded(self, cls, name, result):
        try:
            getattr(cls, name)()
            return True
        except SkipTest as e:
            result.addSkip("%s (%s.%s)" % (name, cls.__module__, cls.__qualname__), str(e))
        except Exception as e:
            result.addError("%s (%s.%s)" % (name, cls.__module__, cls.__qualname__), e)
        return False

    def _enter(self, cls, result):
        return getattr(cls, "__unittest_skip__", False) or not hasattr(cls, "setUpClass") or self._guarded(cls, "setUpClass", result)

    def _leave(self, cls, result):
        if cls is None or getattr(cls, "__unittest_skip__", False) or getattr(cls, "_unittest_broken", False):
            return
        if hasattr(cls, "tearDownClass"):
            self._guarded(cls, "tearDownClass", result)

    def __repr__(self):
        return "<unittest.suite.TestSuite tests=%r>" % (self._tests,)


class TestLoader:
    testMethodPrefix = "test"
    suiteClass = TestSuite

    def getTestCaseNames(self, cls):
        return sorted(n for n in dir(cls) if n.startswith(self.testMethodPrefix) and callable(getattr(cls, n)))

    def loadTestsFromTestCase(self, cls):
        names = self.getTestCaseNames(cls)
        if not names and hasattr(cls, "runTest"):
            names = ["runTest"]
        return self.suiteClass(cls(n) for n in names)

    def loadTestsFromModule(self, module):
        cases = [v for n, v in sorted(vars(module).items())
                 if isinstance(v, type) and issubclass(v, TestCase) and v not in (TestCase, FunctionTestCase)]
        return self.suiteClass(self.loadTestsFromTestCase(c) for c in cases)

    def loadTestsFromName(self, name, module=None):
        found = module
        for part in name.split("."):
            outer, found = found, getattr(found, part)
        if isinstance(found, type):
            return self.loadTestsFromTestCase(found)
        if isinstance(outer, type) and issubclass(outer, TestCase):
            return self.suiteClass([outer(part)])
        return found()

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass(self.loadTestsFromName(n, module) for n in names)

    def discover(self, *args, **kwargs):
        raise NotImplementedError("unittest: the discovery of files is not supported")


defaultTestLoader = TestLoader()


def makeSuite(cls, prefix="test"):
    return defaultTestLoader.loadTestsFromTestCase(cls)


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None):
        self.stream, self.descriptions, self.verbosity, self.failfast = stream or sys.stderr, descriptions, verbosity, failfast
        self.resultclass = resultclass or self.resultclass

    def run(self, test):
        result = self.resultclass(self.stream, self.descriptions, self.verbosity)
        result.failfast = self.failfast
        start = _time.perf_counter()
        test(result)
        took = _time.perf_counter() - start
        out = self.stream
        result.printErrors()
        ran = result.testsRun
        out.write("-" * 70 + "\nRan %d test%s in %.3fs\n\n" % (ran, "" if ran == 1 else "s", took))
        counts = (("failures", len(result.failures)), ("errors", len(result.errors)), ("skipped", len(result.skipped)),
                  ("expected failures", len(result.expectedFailures)),
                  ("unexpected successes", len(result.unexpectedSuccesses)))
        info = ", ".join("%s=%d" % c for c in counts if c[1])
        out.write(("OK" if result.wasSuccessful() else "FAILED") + (" (%s)" % info if info else "") + "\n")
        out.flush()
        return result


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
                 verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None):
        argv = sys.argv if argv is None else argv
        names = []
        for arg in argv[1:]:
            if arg in ("-v", "--verbose"):
                verbosity = 2
            elif arg in ("-q", "--quiet"):
                verbosity = 0
            elif arg in ("-f", "--failfast"):
                failfast = True
            elif arg.startswith("-"):
                raise NotImplementedError("unittest.main: the option %s is not supported" % arg)
            else:
                names.append(arg)
        if not names and defaultTest:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.module = sys.modules[module] if isinstance(module, str) else module
        self.test = (testLoader.loadTestsFromNames(names, self.module) if names else testLoader.loadTestsFromModule(self.module))
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=bool(failfast))
        self.result = runner.run(self.test)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
