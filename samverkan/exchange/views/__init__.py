"""Pages of the exchange: workbooks out and in, and a new cooperation."""
