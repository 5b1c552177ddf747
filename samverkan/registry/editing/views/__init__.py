"""The pages where the register is edited."""
