package exchange

import (
	"slices"
	"strings"
)

// pointWords are the words in the names of columns that may hold coordinates, and figureWords those, or how they begin, in the
// names of columns that may hold numbers of people killed or hurt.
var (
	pointWords  = []string{"lat", "latitude", "lon", "lng", "longitude", "easting", "northing", "eastings", "northings", "coordinates", "coordinate", "coords", "coord", "xy", "gps", "utm", "mgrs", "geopoint", "geom", "wkt", "wkb"}
	figureWords = []string{"kill", "dead", "death", "fatal", "casualt", "died", "wound", "injur", "kia", "wia", "getot", "getoet", "tues", "muert", "убит", "погиб", "ранен", "قتل", "قتيل"}
)

// totals are the words by which spreadsheets name rows that add others up.
var totals = []string{"total", "totals", "grand total", "sub total", "subtotal", "gesamt", "summe", "zwischensumme", "suma", "total general", "totale", "всего", "итого", "المجموع"}

// totalWord returns the cell of a row that says that it adds others up, or "": the first one, any where there is no date, or the name of
// a place. Elsewhere the word may tell a damage or a company. No public data set has such rows.
func (c *conversion) totalWord(r row) string {
	if c.profile.Name != byNames {
		return ""
	}
	isFirst := true
	for _, cell := range r.cells {
		if slices.Contains(totals, totalKey(cell)) && (isFirst || !c.hasDate(r)) {
			return cell
		}
		isFirst = isFirst && strings.TrimSpace(cell) == ""
	}
	for i := range c.columns {
		p := &c.columns[i]
		if !slices.Contains(totalled, p.name) {
			continue
		}
		if cell, _ := p.cell(r); isTotal(cell, p.name == "country") {
			return cell
		}
	}
	return ""
}

// totalled are the columns of which no cell is called a total.
var totalled = []string{"country", "admin1", "place"}

// isTotal reports whether a cell says that its row adds others up, whose words are those of nothing else: Suma is a town. Those of a
// country may go on: “Total March”.
func isTotal(cell string, mayGoOn bool) bool {
	key := totalKey(cell)
	return strings.Contains(key, "total") && slices.Contains(totals, key) || mayGoOn && (strings.HasPrefix(key, "total ") || strings.HasPrefix(key, "subtotal "))
}

// totalKey returns a cell as totals are written, or "" where it can be none of them.
func totalKey(cell string) string {
	if len(cell) <= 3 || len(cell) >= 30 || !mayBeTotal[cell[0]] {
		return ""
	}
	return strings.ReplaceAll(nameKey(cell), "_", " ")
}

// hasDate reports whether a row has a date, as what happened has and a total hasn't.
func (c *conversion) hasDate(r row) bool {
	return slices.ContainsFunc(c.columns, func(p planned) bool {
		cell, _ := p.cell(r)
		return p.name == "date" && cell != ""
	})
}

// mayBeTotal tells by the first byte of a cell whether one of the totals can be in it, since every cell is looked at.
var mayBeTotal = func() (may [256]bool) {
	for _, word := range totals {
		for _, begin := range []string{word, strings.ToUpper(word)} {
			may[begin[0]] = true
		}
	}
	return may
}()

// doubtColumns counts columns of the file's own whose names say that they hold the point or the people of incidents, where the
// plan reads none.
func (b *plan) doubtColumns(s *sheet) {
	if b.profile.Name != byNames && b.profile.Name != own {
		return
	}
	find := newFinder(s)
	if i := slices.IndexFunc(b.columns, func(c planned) bool { return c.name == "date" }); i >= 0 && b.columns[i].isYearAlone(find) {
		if week := find.first(epiWeekNames); week >= 0 {
			s.changes.add(epiWeeksLeft, s.header, s.columns[week])
		}
	}
	point := s.geometric || b.has("lat") || b.has(pointColumn) || b.has(gridColumn)
	for _, i := range b.extra {
		words := strings.Split(nameKey(s.columns[i]), "_")
		switch {
		case !point && slices.ContainsFunc(words, func(word string) bool { return slices.Contains(pointWords, word) }):
			s.changes.add(unreadPoints, s.header, s.columns[i])
		case b.profile.Name == byNames && slices.ContainsFunc(words, startsFigure) && s.mostly(i, isFigure):
			s.changes.add(unreadFigures, s.header, s.columns[i])
		}
	}
}

func startsFigure(word string) bool {
	return slices.ContainsFunc(figureWords, func(begin string) bool { return strings.HasPrefix(word, begin) })
}

// isFigure reports whether a cell holds a number of people.
func isFigure(cell string) bool {
	n, _ := readNumber(cell)
	return isPlainNumber(n.best) || n.low != "" || n.high != ""
}
