"""What there is to see of a workbook besides values, in one way of writing it."""
