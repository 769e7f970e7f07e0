"""Where in a sheet the regions, periods and topics stand."""
