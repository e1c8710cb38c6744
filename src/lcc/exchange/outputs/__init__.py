"""What commands write as JSON, as records: each is described by `lcc schema`."""
