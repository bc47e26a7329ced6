package atlas

// What Natural Earth gets wrong or old, and the boundary policy: where a resolution of the United
// Nations General Assembly speaks, the map follows it and draws the line in fact as disputed.

// provinceMends are by the source's code; a second face of the same code is told by its name.
var provinceMends = []struct{ iso, name, newISO, newName string }{
	{"AF-PAR", "Panjshir", "AF-PAN", "Panjshir"}, // the source has Parwan's code for both
	{"AF-URU", "Daykundi", "AF-DAY", "Daykundi"}, // and Uruzgan's
	{"AF-URU", "Urozgan", "AF-URU", "Uruzgan"},
	{"AF-GHO", "Gh\u014dr", "AF-GHO", "Ghor"},
	{"AF-SAR", "Sar-e Pol", "AF-SAR", "Sar-e Pul"},
}

// merged provinces no longer exist; they became part of the other.
var merged = []struct{ iso, into string }{
	{"PK-TA", "PK-KP"}, // FATA joined Khyber Pakhtunkhwa in 2018 (25th Amendment of Pakistan's constitution)
}

// reassigned provinces belong to another country than the one that holds them.
var reassigned = []struct{ iso, to string }{
	{"UA-43", "UKR"}, // Crimea and Sevastopol: resolution 68/262 of 27 March 2014
	{"UA-40", "UKR"},
}

// countryMends give ISO 3166-1 codes for the source's own, and today's short names in English.
var countryMends = []struct{ code, newCode, newName string }{
	{"SDS", "SSD", "South Sudan"},
	{"PSX", "PSE", "Palestine"},
	{"SAH", "ESH", "Western Sahara"},
	{"KOS", "XKX", "Kosovo"},
	{"TZA", "TZA", "Tanzania"},
	{"SRB", "SRB", "Serbia"},
	{"MKD", "MKD", "North Macedonia"},
	{"SWZ", "SWZ", "Eswatini"},
	{"CZE", "CZE", "Czechia"},
	{"TLS", "TLS", "Timor-Leste"},
	{"CIV", "CIV", "C\u00f4te d\u2019Ivoire"},
	{"GNB", "GNB", "Guinea-Bissau"},
	{"BHS", "BHS", "Bahamas"},
	{"USA", "USA", "United States"},
	{"COG", "COG", "Congo"},
	{"COD", "COD", "DR Congo"},
	{"HKG", "HKG", "Hong Kong"},
}

// Policy is the line that stands under every map.
const Policy = "Boundaries imply no endorsement; dashed: disputed or a line of control."

// Credit names the sources of every map.
const Credit = "Natural Earth; GeoNames (CC BY 4.0)."

func (w *World) mend() {
	byCode := map[string]int32{}
	for i := range w.countries {
		byCode[w.countries[i].code] = int32(i)
		for _, m := range countryMends {
			if w.countries[i].code == m.code {
				w.countries[i].code, w.countries[i].name = m.newCode, m.newName
				break
			}
		}
	}
	byISO := map[string]int32{}
	for i := range w.faces {
		f := &w.faces[i]
		for _, m := range provinceMends {
			if f.iso == m.iso && f.name == m.name {
				f.iso, f.name = m.newISO, m.newName
				break
			}
		}
		for _, m := range reassigned {
			if f.iso == m.iso {
				f.country = byCode[m.to]
			}
		}
		byISO[f.iso] = int32(i)
	}
	into := map[int32]int32{}
	for _, m := range merged {
		from, okFrom := byISO[m.iso]
		to, okTo := byISO[m.into]
		if okFrom && okTo {
			into[from] = to
			w.faces[from].hidden = true
		}
	}
	for i := range w.lines {
		l := &w.lines[i]
		if l.class != coast { // as decoded, every arc is a coast
			continue
		}
		if to, ok := into[l.left]; ok {
			l.left = to
		}
		if to, ok := into[l.right]; ok {
			l.right = to
		}
		l.class = w.classify(l)
	}
}

// classify tells what an arc is from its faces. The cut of the world at 180 degrees and the
// southern edge are coast by their faces, but no shore.
func (w *World) classify(l *line) class {
	switch {
	case l.left == l.right:
		return unseen
	case l.left >= 0 && l.right >= 0 && w.faces[l.left].country == w.faces[l.right].country:
		return province
	case l.left >= 0 && l.right >= 0:
		return border
	}
	east, south := int32(179.99/w.quantum), int32(-89.9/w.quantum)
	for i := range l.x {
		if l.x[i] < east && l.x[i] > -east && l.y[i] > south {
			return coast
		}
	}
	return unseen
}
