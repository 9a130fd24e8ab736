"""PDF files through pdfium: their characters, lines, pictures and fonts, and which of them a person sees."""
