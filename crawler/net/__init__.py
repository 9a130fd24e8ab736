"""What lies below a request: names, addresses, certificates, old TLS, and why nothing was answered."""
