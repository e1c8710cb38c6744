"""Environmental product declarations (EPDs) and product passports of others: read, and passports written as these."""
