"""The build after an edit inside of reports, as most edits are: only what reads them is planned again."""
