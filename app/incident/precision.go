package incident

// Certainty says how closely the places of a selection are known.
type Certainty struct {
	Point int // exactly, or within some kilometres
	Town  int // to the town
	Area  int // to the district, province or country only
	None  int // precision not stated
}

// Certainty counts places by how closely they are known.
func (t *Table) Certainty(s Selection) Certainty {
	n := countCodes(&t.text[colLocationPrecision].codes, s, len(locationPrecisions))
	return Certainty{n[Exact] + n[Near], n[Town], n[District] + n[Province] + n[CountryWide], n[LocationUnstated]}
}
