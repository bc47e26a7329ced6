package exchange

import (
	"maps"
	"slices"
	"strings"

	"lectern/app/lazyregexp"
)

// degreeNames are how columns of degrees begin, by what is read from them.
var degreeNames = map[string]names{"lat": {"lat", "latitude"}, "lon": {"lon", "long", "lng", "longitude"}}

// The columns of a point on the grid of UTM. X and y are its metres only beside a zone of UTM.
var (
	eastings    = names{"easting", "eastings", "utm easting", "utm e", "utm x", "x utm", "e utm"}
	northings   = names{"northing", "northings", "utm northing", "utm n", "utm y", "y utm", "n utm"}
	utmZones    = names{"utm zone", "zone utm", "utm zone number"}
	zones       = append(slices.Clone(utmZones), "grid zone", "zone number", "zone")
	hemispheres = names{"hemisphere", "utm hemisphere", "hemi", "band", "utm band", "zone letter", "utm zone letter", "utm letter"}
)

var (
	zoneForm      = lazyregexp.New(`(?i)^(?:utm\s*)?(?:zone\s*)?[0-9]{1,2}\s*[C-HJ-NP-X]$`)
	bandForm      = lazyregexp.New(`(?i)^[C-HJ-NP-X]$`)
	thousandsForm = lazyregexp.New(`^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$`) // of metres
	wholeForm     = lazyregexp.New(`^[+-]?[0-9]{1,3}(?:[.,]0+)?$`)
)

// withParts returns a profile that joins the cells in which the parts of a point stand: degrees, minutes and seconds, or the
// zone, easting and northing of UTM. Data sets of others write no point so.
func (p *Profile) withParts(s *sheet, find *finder) *Profile {
	if p.Name != byNames && p.Name != own {
		return p
	}
	columns := maps.Clone(p.Columns)
	for name, begins := range degreeNames {
		rule := columns[name]
		rule.Join = minutes(find, begins)
		columns[name] = rule
	}
	if grid, ok := utmColumns(s, find); ok {
		whole := columnsOf(find, columns[gridColumn].From, true) // “UTM E” is called like one, too
		if len(whole) == 0 || slices.Contains(grid.Join, s.columns[whole[0]]) || slices.Contains(grid.From, s.columns[whole[0]]) {
			columns[gridColumn] = grid
		}
		for name, metres := range map[string]string{"lat": "y", "lon": "x"} {
			rule := columns[name]
			rule.From = slices.DeleteFunc(slices.Clone(rule.From), func(name string) bool { return name == metres })
			columns[name] = rule
		}
	}
	q := *p
	q.Columns = columns
	return &q
}

// sideLetters are those of the compass that a column may hold for the degrees beside it.
var sideLetters = map[string]string{"lat": "NS", "lon": "EW"}

// findSides finds the columns of the compass that are called alike for both axes, as “Hemisphere” is: by the letters in them.
func (b *plan) findSides(s *sheet) {
	if b.profile.Name != byNames && b.profile.Name != own {
		return
	}
	for n := range b.columns {
		c := &b.columns[n]
		letters, isAxis := sideLetters[c.name]
		if !isAxis || c.axis >= 0 || c.letter != "" {
			continue
		}
		c.axis = s.columnOf(func(i int, cell string) bool {
			return slices.Contains(sideNames, nameKey(s.columns[i])) && len(cell) == 1 && strings.Contains(letters, strings.ToUpper(cell))
		})
	}
}

// sideNames are the keys of names of such columns.
var sideNames = []string{"hemisphere", "hemi", "direction", "dir", "compass", "cardinal", "quadrant"}

// minutes returns the columns of the minutes and the seconds of degrees whose columns begin with one of some words.
func minutes(find *finder, begins names) (parts names) {
	for _, begin := range begins {
		if find.column(begin+" max") >= 0 { // the least and the greatest
			return nil
		}
	}
	for _, unit := range [...]names{{"min", "mins", "minute", "minutes", "mm"}, {"sec", "secs", "second", "seconds", "ss"}} {
		at := -1
		for _, begin := range begins {
			for _, word := range unit {
				if i := find.column(begin + " " + word); at < 0 {
					at = i
				}
			}
		}
		if at < 0 {
			break
		}
		parts = append(parts, find.columnNames[at])
	}
	return parts
}

// utmColumns returns the rule for a point on the grid of UTM whose parts have columns of their own.
func utmColumns(s *sheet, find *finder) (grid Rule, ok bool) {
	zone, east, north, side := find.first(zones), find.first(eastings), find.first(northings), find.first(hemispheres)
	if find.first(utmZones) >= 0 && (east < 0 || north < 0) {
		east, north = find.column("x"), find.column("y")
	}
	if zone < 0 || east < 0 || north < 0 {
		return grid, false
	}
	grid.From = names{s.columns[zone]}
	switch {
	case s.mostly(zone, zoneForm.MatchString):
	case side >= 0 && s.mostly(side, bandForm.MatchString):
		grid.Join = names{s.columns[side]}
	default: // nothing tells on which side of the equator it lies
		return grid, false
	}
	grid.Join = append(grid.Join, s.columns[east], s.columns[north])
	return grid, true
}

// joined returns a cell with those that follow it, of which the last ones may be empty. Degrees with decimals have no minutes.
func (c *planned) joined(text string, r row) string {
	if len(c.join) == 0 || c.name != gridColumn && !wholeForm.MatchString(text) {
		return text
	}
	parts := []string{text}
	for _, i := range c.join {
		part := c.known(r.cells[i])
		if c.name == gridColumn && thousandsForm.MatchString(part) {
			part = strings.ReplaceAll(part, ",", "")
		}
		parts = append(parts, part)
	}
	for parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	for i, part := range parts {
		if part == "" {
			parts[i] = "?" // which no point has, so that the row is refused
		}
	}
	return strings.Join(parts, " ")
}
