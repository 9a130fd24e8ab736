"""What is packed: members of archives and what they claim to hold, before anything is unpacked."""
