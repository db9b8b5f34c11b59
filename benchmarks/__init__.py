"""What the program costs, measured as ratios to something small in the same run.

``python -m benchmarks`` measures and prints one table; ``--write`` keeps it in ``RESULTS.md``.
One module a measurement; none of them is a test, so the figures never fail a build.
"""
