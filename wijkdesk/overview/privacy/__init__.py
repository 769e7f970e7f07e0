"""What a text would reveal of somebody: finding it, hiding residents, and asking before anything leaves."""
