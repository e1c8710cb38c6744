"""What a law asks of an award, held against a tender: of each country, and of the proposed Act of the Union."""
