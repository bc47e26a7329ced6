package incident

// Placed returns how many rows have a point: they come first.
func (t *Table) Placed() int {
	n := t.Len()
	for n > 0 && t.lat[n-1] == noDegrees {
		n--
	}
	return n
}

// Point returns the coordinates of a row below Placed in degrees, cheaper than At.
func (t *Table) Point(row Row) (lon, lat float64) { return degrees(t.lon[row]), degrees(t.lat[row]) }

// CountryCode returns the country code of a row, cheaper than At.
func (t *Table) CountryCode(row Row) string {
	return t.countryCodes[t.text[colCountry].codes.at(row)]
}

// Uncertainty returns how far a row may lie from its point as Incident.Uncertainty does, cheaper than At.
func (t *Table) Uncertainty(row Row) (km float64, area bool) {
	if r := t.radius[row]; r > 0 {
		return float64(r) / metres, false
	}
	km = precisionRadius[t.text[colLocationPrecision].codes.at(row)]
	return max(km, 0), km < 0
}
