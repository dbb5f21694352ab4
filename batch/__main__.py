"""``python -m batch`` is the command ``guantong``."""

from batch.cli.app import main

if __name__ == "__main__":
    main()
