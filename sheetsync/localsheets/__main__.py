"""`python -m sheetsync.localsheets --db FILE --port N`."""

from sheetsync.localsheets.serving import main

if __name__ == "__main__":
    main()
