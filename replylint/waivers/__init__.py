"""What forgives a finding: marks in the file that it stands in, and a baseline of those known of old."""
