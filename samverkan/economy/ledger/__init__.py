"""The bookkeeping as imported, mapped to areas; outcome, forecast and deviation."""
