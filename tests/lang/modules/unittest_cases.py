# unittest: fixtures, assertions, skips, expected failures, sub-tests, and the exit status of main().
# stderr: ignore
import io
import unittest


def mean(values):
    if not values:
        raise ValueError("no values in the list")
    return sum(values) / len(values)


class TestMean(unittest.TestCase):
    """The mean of a list."""

    @classmethod
    def setUpClass(cls):
        print("class begins")

    @classmethod
    def tearDownClass(cls):
        print("class ends")

    def setUp(self):
        self.data = [1, 2, 3]
        self.addCleanup(print, "cleanup")

    def tearDown(self):
        print("down", self._testMethodName)

    def test_values(self):
        self.assertEqual(mean(self.data), 2.0)
        self.assertAlmostEqual(mean([0.1, 0.2]), 0.15)
        self.assertAlmostEqual(1.0, 1.1, delta=0.2)
        self.assertNotAlmostEqual(1.0, 1.1)
        self.assertIn(2, self.data)
        self.assertNotIn(5, self.data)
        self.assertIsNone(None)
        self.assertIsInstance(self.data, list)
        self.assertCountEqual([1, 2, 2], [2, 1, 2])
        self.assertLessEqual(1, 1)
        self.assertGreater(2, 1)

    def test_raises(self):
        with self.assertRaises(ValueError) as caught:
            mean([])
        self.assertEqual(str(caught.exception), "no values in the list")
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)
        with self.assertRaisesRegex(ValueError, "no .* list"):
            mean([])

    def test_wrong(self):
        self.assertEqual(mean(self.data), 3.0, "means differ")

    def test_error(self):
        {}["missing"]

    @unittest.skip("not today")
    def test_skipped(self):
        print("never")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(mean(self.data) > 5)

    def test_parts(self):
        for i in range(4):
            with self.subTest(i=i, msg="part"):
                self.assertIn(i, (0, 2))


class TestOther(unittest.TestCase):
    def runTest(self):
        with self.assertRaises(AssertionError):
            self.assertEqual(1, 2)
        for check, args in ((self.assertTrue, (0,)), (self.assertIs, (1, 2.0)), (self.assertIn, (1, [2])),
                            (self.assertLess, (2, 1)), (self.assertIsNone, (3,)), (self.assertAlmostEqual, (1.0, 1.5)),
                            (self.assertNotEqual, (1, 1)), (self.assertRaises, (KeyError, int)), (self.fail, ("stop",))):
            try:
                check(*args)
            except AssertionError as e:
                print(e)


stream = io.StringIO()
suite = unittest.TestSuite([unittest.defaultTestLoader.loadTestsFromTestCase(TestMean), TestOther()])
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
text = stream.getvalue()
print(text[:text.index("=====")])
print(text[text.rindex("FAILED"):])
print(result.testsRun, result.wasSuccessful(), [str(t) for t, _ in result.failures], [str(t) for t, _ in result.errors])
if __name__ == "__main__":
    unittest.main(argv=["program", "-q", "TestMean.test_values", "TestMean.test_wrong"])
