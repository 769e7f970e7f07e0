"""Who and what stands in the dossier twice: saying so quietly, comparing two, and letting them become one."""
