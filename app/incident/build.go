package incident

import (
	"fmt"
	"strings"
	"sync"

	"lectern/app/fold"
	"lectern/app/parallel"
	"lectern/app/problem"
)

// Builder makes a Table from incidents of any origin. Make it with NewBuilder.
type Builder struct {
	gazetteer        Gazetteer
	ids              *ids
	text             []*textBuilder            // as textColumns has them; that of the ids is empty
	countryCodes     []string                  // by code of the country column
	countries        map[[2]string]countryName // by name and code as written
	asked            [2]string                 // the country that was asked for last, as written
	found            countryName               // what it is
	extra            []*extraBuilder
	extraByName      map[string]int // index in extra
	first, last      grower[int32]
	lat, lon, radius grower[int32]
	killed, wounded  numberBuilder
	attackers        grower[int32]
	file             *textBuilder
	line             grower[int32]
	header           []string
}

type extraBuilder struct {
	name string
	*textBuilder
}

// NewBuilder returns an empty Builder. The gazetteer gives countries their names; it may be nil.
func NewBuilder(g Gazetteer) *Builder {
	b := &Builder{
		gazetteer: g, ids: new(ids), countryCodes: []string{""}, countries: make(map[[2]string]countryName), extraByName: map[string]int{}, file: newTextBuilder(""),
		lat: grower[int32]{blank: noDegrees}, lon: grower[int32]{blank: noDegrees}, radius: grower[int32]{blank: Unknown},
		killed: newNumberBuilder(), wounded: newNumberBuilder(), attackers: grower[int32]{blank: Unknown},
	}
	for _, c := range textColumns {
		if c.text.choices == nil {
			b.text = append(b.text, newTextBuilder(""))
		} else {
			b.text = append(b.text, newTextBuilder(c.text.choices...))
		}
	}
	b.text[colCountry].strict = true // countryCodes has a code for each of its values
	return b
}

// Len returns the number of incidents added.
func (b *Builder) Len() int { return b.ids.len() }

// Add appends an incident. It fails, and adds nothing, where the id is bad or taken, or a value is
// outside what the format can hold; the problem's place is the incident's.
func (b *Builder) Add(x *Incident) error {
	return b.addAt(x, When.widened)
}

// addAt is Add with another time in place of the incident's, told by it.
func (b *Builder) addAt(x *Incident, time func(When) When) error {
	if err := b.refuse(x); err != nil {
		return err
	}
	if row, taken := b.ids.add(x.ID); taken {
		return duplicateID(x.At, x.ID, b.place(row))
	}
	at := *x
	at.When = time(x.When)
	b.add(&at)
	return nil
}

// add appends an incident whose id has been added and whose days are whole units.
func (b *Builder) add(x *Incident) {
	b.first.add(int32(x.When.First))
	b.last.add(int32(x.When.Last))
	lat, lon, radius := int32(noDegrees), int32(noDegrees), Unknown
	if x.HasPoint {
		lat, lon = fixed(x.Lat), fixed(x.Lon)
	}
	if x.RadiusKM > 0 {
		radius = int32(x.RadiusKM*metres + 0.5)
	}
	b.lat.add(lat)
	b.lon.add(lon)
	b.radius.add(radius)
	b.killed.add(x.Killed)
	b.wounded.add(x.Wounded)
	b.attackers.add(max(Unknown, x.AttackersKilled))
	b.line.add(int32(x.At.Line))
	b.file.add(x.At.File)
	for i, c := range textColumns {
		c.text.add(b, b.text[i], x)
	}
	for _, cell := range x.Extra {
		e := b.extraColumn(cell.Column)
		e.rows.fill(b.Len() - 1)
		e.add(cell.Value)
	}
}

// join takes over the incidents of another builder, whose file had the same header and which must not be used afterwards. An incident whose id is
// taken is left out, and taken is called with its row and the place of the incident that has the id.
func (b *Builder) join(o *Builder, taken func(row int, by problem.Place)) {
	before, dropped := b.Len(), []bool(nil)
	var kept []int
	for row := range o.Len() {
		first, is := b.ids.add(o.ids.at(row))
		switch {
		case !is:
			kept = append(kept, row)
			continue
		case dropped == nil:
			dropped = make([]bool, o.Len())
		}
		dropped[row] = true
		if first < before {
			taken(row, b.place(first))
		} else {
			taken(row, o.place(kept[first-before]))
		}
	}
	for i, column := range o.text {
		b.text[i].join(column, dropped)
	}
	for i := len(b.countryCodes); i < len(b.text[colCountry].values); i++ {
		name := b.text[colCountry].values[i]
		b.countryCodes = append(b.countryCodes, o.countryCodes[o.text[colCountry].code(name)])
	}
	for _, e := range o.extra {
		e.rows.fill(o.Len())
		extra := b.extraColumn(e.name)
		extra.rows.fill(before)
		extra.join(e.textBuilder, dropped)
	}
	others := o.numbers()
	for i, column := range b.numbers() {
		column.join(others[i], dropped)
	}
	b.file.join(o.file, dropped)
}

// numbers returns the columns of numbers.
func (b *Builder) numbers() []*grower[int32] {
	return []*grower[int32]{
		&b.first, &b.last, &b.lat, &b.lon, &b.radius, &b.attackers, &b.line,
		&b.killed[0], &b.killed[1], &b.killed[2], &b.wounded[0], &b.wounded[1], &b.wounded[2],
	}
}

// expect makes room for a number of rows.
func (b *Builder) expect(rows int) {
	for _, column := range b.numbers() {
		column.expected = rows
	}
	for _, column := range b.text {
		column.rows.expected = rows
	}
	b.file.rows.expected = rows
	b.ids.ends = make([]uint32, 0, rows)
}

// place returns the place of an incident in its file.
func (b *Builder) place(row int) problem.Place {
	return problem.Place{File: b.file.at(row), Line: int(b.line.at(row))}
}

func (b *Builder) refuse(x *Incident) error {
	id := x.ID
	if !IsID(id) {
		return problem.New(problem.BadID, x.At, "id "+quote(id)+" is not an id", idHint(id))
	}
	for _, c := range textColumns {
		if c.text.allowed != nil && !c.text.allowed(x) {
			return problem.New(problem.BadRow, x.At, c.name+" is none of the format's words", "use one of them")
		}
	}
	switch w := x.When.widened(); {
	case w.First > w.Last || w.First < Earliest || w.Last > Latest:
		return problem.New(problem.BadRow, x.At, fmt.Sprintf("dates from %s to %s", w.First, w.Last), "write them in order, in years 0001 to 9999")
	case x.HasPoint && !(x.Lat >= -90 && x.Lat <= 90 && x.Lon >= -180 && x.Lon <= 180):
		return problem.New(problem.BadRow, x.At, fmt.Sprintf("lat %g, lon %g is not on the earth", x.Lat, x.Lon), "write degrees")
	case !(x.RadiusKM >= 0 && x.RadiusKM <= maxRadiusKM):
		return problem.New(problem.BadRow, x.At, fmt.Sprintf("a radius of %g km", x.RadiusKM), "write 0 to 20000")
	}
	for _, cell := range x.Extra {
		if b.extraColumn(cell.Column) == nil {
			return problem.New(problem.TooLarge, x.At, fmt.Sprintf("more than %d columns", MaxColumns), "leave some out")
		}
	}
	return nil
}

func duplicateID(at problem.Place, id string, first problem.Place) problem.Problem {
	return problem.New(problem.DuplicateID, at, "id "+quote(id)+" stands already at "+first.String(), "give each incident its own")
}

// A countryName is the name and code that the gazetteer has for a country as written.
type countryName struct {
	name, code string
	known      bool
	text       uint32 // code of the name in the country column
}

// country returns the name and code of a row's country, found by its code if it has one.
func (b *Builder) country(name, code string) countryName {
	written := [2]string{name, code}
	if written == b.asked {
		return b.found
	}
	c, seen := b.countries[written]
	if !seen {
		c = b.lookUp(name, code)
		b.countries[[2]string{strings.Clone(name), strings.Clone(code)}] = c
	}
	b.asked, b.found = written, c
	return c
}

func (b *Builder) lookUp(name, code string) countryName {
	c := countryName{name: strings.Clone(name), code: strings.Clone(code)}
	if b.gazetteer != nil {
		for _, w := range []string{code, name} {
			if code, name, ok := b.gazetteer.Country(w); w != "" && ok {
				c = countryName{name: name, code: code, known: true}
				break
			}
		}
	} else if c.known = true; code == "" && len(name) == 3 && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		c.code = c.name
	}
	column := b.text[colCountry]
	c.text = column.code(c.name)
	if len(b.countryCodes) < len(column.values) {
		b.countryCodes = append(b.countryCodes, c.code)
	}
	return c
}

// extraColumn returns the builder of a column that the format doesn't have, and makes it where there is
// none; nil where there are too many.
func (b *Builder) extraColumn(name string) *extraBuilder {
	if i, known := b.extraByName[name]; known {
		return b.extra[i]
	}
	if len(b.extra) >= MaxColumns {
		return nil
	}
	e := &extraBuilder{strings.Clone(name), newTextBuilder("")}
	b.extraByName[e.name] = len(b.extra)
	b.extra = append(b.extra, e)
	return e
}

// Table returns the finished table. The Builder must not be used afterwards.
func (b *Builder) Table() *Table {
	rows := hilbertOrder(&b.lat, &b.lon)
	t := &Table{
		countryCodes: b.countryCodes, header: b.header, gazetteer: b.gazetteer, orders: new(orderCache), unitColumns: new(unitCache), own: new(ownNumbers),
		unknown: padded[int32](len(rows)), order: make([]Row, len(rows)), text: make([]*textColumn, len(textColumns)), extra: make([]extraColumn, len(b.extra)), extraByName: b.extraByName,
	}
	for i := range t.unknown {
		t.unknown[i] = Unknown
	}
	for place, row := range rows {
		t.order[row] = Row(place)
	}
	work := []func(){
		func() { t.text[colID], t.ids = b.ids.column(rows) },
		func() {
			t.first, t.last = b.first.arranged(t.order), b.last.arranged(t.order)
			t.days = findDays(t.first, t.last)
		},
		func() { t.lat, t.lon = b.lat.arranged(t.order), b.lon.arranged(t.order) },
		func() { t.killed = b.killed.column(t.order, t.unknown) },
		func() { t.wounded = b.wounded.column(t.order, t.unknown) },
		func() { t.attackers, t.radius = t.orUnknown(&b.attackers), t.orUnknown(&b.radius) },
		func() { t.file, t.line = b.file.column(t.order), b.line.arranged(t.order) },
	}
	for i, column := range b.text {
		if i != colID {
			work = append(work, func() { t.text[i] = column.column(t.order) })
		}
	}
	names := make([]string, len(b.extra))
	for i, e := range b.extra {
		names[i] = e.name
	}
	fields := fieldNames(names)
	for i, e := range b.extra {
		e.rows.fill(len(rows))
		work = append(work, func() { t.extra[i] = extraColumn{e.name, fields[i], e.column(t.order)} })
	}
	parallel.Each(len(work), len(work), func(_, i int) { work[i]() })
	verified := t.All()
	keepCodes(t.text[colVerification].codes, verifiedCodes)(verified.words, 0)
	t.verified = verified.Count()
	for row := range Row(t.Len()) {
		km, _ := t.Uncertainty(row)
		t.widestKM = max(t.widestKM, km)
	}
	t.amounts = t.usualAmounts()
	t.asOf = sync.OnceValue(t.lastKnown)
	return t
}

func (t *Table) orUnknown(g *grower[int32]) []int32 {
	if g.isBlank() {
		return t.unknown
	}
	return g.arranged(t.order)
}

// IsID reports whether a text has the form of an id: [A-Za-z0-9][A-Za-z0-9._-]*, of at most 200 bytes.
func IsID(s string) bool {
	if s == "" || len(s) > 200 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || i > 0 && (c == '.' || c == '_' || c == '-')) {
			return false
		}
	}
	return true
}

func idHint(s string) string {
	good := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', strings.ContainsRune("._-", r):
			return r
		}
		return '-'
	}, fold.String(Shorten(s)))
	if good = strings.TrimLeft(good, "._-"); IsID(good) {
		return "write " + good
	}
	return "use letters of the Latin alphabet without accents, digits, dot, hyphen and underscore, beginning with a letter or digit"
}
