"""`python -m tests.reference` computes the published cases anew for the page "How we check this"."""

from tests.reference.side_by_side import write_record

if __name__ == "__main__":
    write_record()
