package incident

// Placed is how many rows have a point: they come first.
func (t *Table) Placed() int {
	n := t.Len()
	for n > 0 && t.lat[n-1] == noDegrees {
		n--
	}
	return n
}

// Point is where a row below Placed lies, in degrees, cheaper than At.
func (t *Table) Point(row Row) (lon, lat float64) { return degrees(t.lon[row]), degrees(t.lat[row]) }

// CountryCode is Incident.CountryCode of a row, cheaper than At.
func (t *Table) CountryCode(row Row) string {
	return t.countryCodes[t.text[colCountry].codes.at(row)]
}

// Uncertainty is Incident.Uncertainty of a row, cheaper than At.
func (t *Table) Uncertainty(row Row) (km float64, area bool) {
	if r := t.radius[row]; r > 0 {
		return float64(r) / metres, false
	}
	km = precisionRadius[t.text[colLocationPrecision].codes.at(row)]
	return max(km, 0), km < 0
}
