"""What is inside office files: the text and the tables of Word documents, the sheets of workbooks."""
