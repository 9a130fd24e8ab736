"""The optional heavy helpers of reading, each in a process of its own: LibreOffice, and recognition of scans."""
