"""What can be done to a journal, a family of acts a file; ``journal.py`` is the one door to it all.

``reading`` only asks, with ``indexes`` that make asking quick and ``inspecting`` that names what is
wrong with a file; ``revising``, ``promising`` and ``amending`` change records, ``taking_in`` takes
another journal's, ``retracing`` undoes and redoes.
"""
