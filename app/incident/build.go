package incident

import (
	"fmt"
	"strings"
	"sync"

	"lectern/app/problem"
)

// Builder makes a Table from incidents of any origin. Begin with NewBuilder.
type Builder struct {
	gazetteer        Gazetteer
	text             [textColumns]*textBuilder
	countryCodes     []string
	countries        map[[2]string]countryName // by name and code as written
	extra            []*extraBuilder
	first, last      []int32
	lat, lon, radius []int32
	killed, wounded  [3][]int32
	attackers        []int32
	file             *textBuilder
	line             []int32
	header           []string
}

type extraBuilder struct {
	name string
	*textBuilder
}

// NewBuilder takes the gazetteer that gives countries their names, or nil.
func NewBuilder(g Gazetteer) *Builder {
	b := &Builder{gazetteer: g, file: newTextBuilder(), countries: make(map[[2]string]countryName)}
	for i := range b.text {
		b.text[i] = newTextBuilder("")
	}
	for _, f := range fields {
		if f.Kind == Choice {
			b.text[f.column] = newTextBuilder(f.choices...)
		}
	}
	b.text[colID] = newTextBuilder()
	b.countryCodes = []string{""}
	return b
}

// Len is the number of incidents added.
func (b *Builder) Len() int { return len(b.first) }

// Add appends an incident. It fails, and adds nothing, where the id is bad or taken, or a value is
// outside what the format can hold; the problem's place is the incident's.
func (b *Builder) Add(x *Incident) error {
	if err := b.refuse(x); err != nil {
		return err
	}
	w := NewWhen(x.When.First, x.When.Last, x.When.Precision)
	b.first, b.last = append(b.first, int32(w.First)), append(b.last, int32(w.Last))
	lat, lon, radius := int32(noDegrees), int32(noDegrees), Unknown
	if x.HasPoint {
		lat, lon = fixed(x.Lat), fixed(x.Lon)
	}
	if x.RadiusKM > 0 {
		radius = int32(x.RadiusKM*metres + 0.5)
	}
	b.lat, b.lon, b.radius = append(b.lat, lat), append(b.lon, lon), append(b.radius, radius)
	addNumber(&b.killed, x.Killed)
	addNumber(&b.wounded, x.Wounded)
	b.attackers = append(b.attackers, max(Unknown, x.AttackersKilled))
	b.line = append(b.line, int32(x.At.Line))
	b.file.add(x.At.File)

	country := b.country(x.Country, x.CountryCode)
	for column, value := range [textColumns]string{
		colID: x.ID, colTitle: x.Title, colCountry: country.name, colAdmin1: x.Admin1, colPlace: x.Place,
		colLocationPrecision: x.LocationPrecision.String(), colCoordinateBasis: x.CoordinateBasis,
		colEventType: x.EventType, colTactic: x.Tactic, colTacticNote: x.TacticNote, colActor: x.Actor,
		colTarget: x.Target, colTargetNote: x.TargetNote, colAttribution: x.Attribution.String(),
		colClaimedBy: x.ClaimedBy, colAttributionNote: x.AttributionNote,
		colVerification: x.Verification.String(), colConfidence: x.Confidence.String(),
		colSummary: x.Summary, colFiguresNote: x.FiguresNote, colSources: strings.Join(x.Sources, ";"),
		colDatePrecision: w.Precision.String(),
	} {
		b.text[column].add(value)
	}
	if len(b.countryCodes) < len(b.text[colCountry].values) {
		b.countryCodes = append(b.countryCodes, country.code)
	}
	for _, cell := range x.Extra {
		e := b.extraColumn(cell.Column)
		e.codes = append(e.codes, make([]uint32, b.Len()-1-len(e.codes))...)
		e.add(cell.Value)
	}
	return nil
}

func addNumber(to *[3][]int32, n Number) {
	for i, v := range [...]int32{n.Low, n.Best, n.High} {
		to[i] = append(to[i], max(Unknown, v))
	}
}

func (b *Builder) refuse(x *Incident) error {
	id := x.ID
	if !validID(id) {
		return problem.New(problem.BadID, x.At, "id "+quote(id)+" is not an id", idHint(id))
	}
	if c, taken := b.text[colID].index[id]; taken {
		at := problem.Place{File: b.file.at(int(c)), Line: int(b.line[c])}
		return problem.New(problem.DuplicateID, x.At, "id "+quote(id)+" stands already at "+at.String(), "give each incident its own")
	}
	if x.When.Precision > ByYear || x.LocationPrecision > CountryWide || x.Attribution > Disputed ||
		x.Verification > Unverified || x.Confidence > LowConfidence {
		return problem.New(problem.BadRow, x.At, "a choice outside the format", "use the words of the format")
	}
	switch w := NewWhen(x.When.First, x.When.Last, x.When.Precision); {
	case w.First > w.Last || w.First < Earliest || w.Last > Latest:
		return problem.New(problem.BadRow, x.At, fmt.Sprintf("dates from %s to %s", w.First, w.Last), "write them in order, in years 0001 to 9999")
	case x.HasPoint && !(x.Lat >= -90 && x.Lat <= 90 && x.Lon >= -180 && x.Lon <= 180):
		return problem.New(problem.BadRow, x.At, fmt.Sprintf("lat %g, lon %g is not on the earth", x.Lat, x.Lon), "write degrees")
	case !(x.RadiusKM >= 0 && x.RadiusKM <= maxRadiusKM):
		return problem.New(problem.BadRow, x.At, fmt.Sprintf("a radius of %g km", x.RadiusKM), "write 0 to 20000")
	}
	for _, cell := range x.Extra {
		if b.extraColumn(cell.Column) == nil {
			return problem.New(problem.TooLarge, x.At, fmt.Sprintf("more than %d columns", maxColumns), "leave some out")
		}
	}
	return nil
}

// A countryName is what the gazetteer says of a country as written.
type countryName struct {
	name, code string
	known      bool
}

// country is the name and code under which a row is kept, by its code if it has one.
func (b *Builder) country(name, code string) countryName {
	written := [2]string{name, code}
	c, seen := b.countries[written]
	if seen {
		return c
	}
	c = countryName{name: strings.Clone(name), code: strings.Clone(code)}
	if b.gazetteer != nil {
		for _, w := range []string{code, name} {
			if code, name, ok := b.gazetteer.Country(w); w != "" && ok {
				c = countryName{name, code, true}
				break
			}
		}
	} else if c.known = true; code == "" && len(name) == 3 && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		c.code = c.name
	}
	b.countries[[2]string{strings.Clone(name), strings.Clone(code)}] = c
	return c
}

// extraColumn is nil when there are too many.
func (b *Builder) extraColumn(name string) *extraBuilder {
	for _, e := range b.extra {
		if e.name == name {
			return e
		}
	}
	if len(b.extra) >= maxColumns {
		return nil
	}
	e := &extraBuilder{strings.Clone(name), newTextBuilder("")}
	b.extra = append(b.extra, e)
	return e
}

// Table is the finished table. The Builder must not be used afterwards.
func (b *Builder) Table() *Table {
	rows := hilbertOrder(b.lat, b.lon)
	t := &Table{
		countryCodes: b.countryCodes,
		first:        arranged(b.first, rows), last: arranged(b.last, rows),
		lat: arranged(b.lat, rows), lon: arranged(b.lon, rows), radius: arranged(b.radius, rows),
		killed:    newNumberColumn(b.killed[0], b.killed[1], b.killed[2], rows),
		wounded:   newNumberColumn(b.wounded[0], b.wounded[1], b.wounded[2], rows),
		attackers: arranged(b.attackers, rows),
		file:      b.file.column(rows), line: arranged(b.line, rows),
		order:  make([]int32, len(rows)),
		row:    make(map[string]int32, len(rows)),
		header: b.header, gazetteer: b.gazetteer,
		orders: new(orderCache),
	}
	for i := range b.text {
		t.text[i] = b.text[i].column(rows)
		b.text[i] = nil // frees its index before the next is arranged
	}
	for _, e := range b.extra {
		e.codes = append(e.codes, make([]uint32, len(rows)-len(e.codes))...)
		t.extra = append(t.extra, extraColumn{e.name, canonicalField(e.name), e.column(rows)})
	}
	for row, place := range rows {
		t.order[place] = int32(row)
		t.row[t.text[colID].at(row)] = int32(row)
	}
	t.points = sync.OnceValue(t.makePoints)
	for row := range rows {
		t.widestKM = max(t.widestKM, t.uncertaintyKM(row))
	}
	return t
}

// validID holds for [a-z0-9][a-z0-9._-]*.
func validID(s string) bool {
	if s == "" || len(s) > 200 || strings.ContainsRune("._-", rune(s[0])) {
		return false
	}
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789._-") == ""
}

func idHint(s string) string {
	good := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', strings.ContainsRune("._-", r):
			return r
		}
		return '-'
	}, fold(shorten(s)))
	if good = strings.TrimLeft(good, "._-"); validID(good) {
		return "write " + good
	}
	return "use a-z, 0-9, dot, hyphen and underscore, beginning with a letter or digit"
}
