"""Python sources and notebooks as claims: followed on abstract values, never run or imported."""
