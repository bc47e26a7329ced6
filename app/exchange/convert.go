package exchange

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// What else is changed.
const (
	widened     = "ranges widened, because a lowest figure was above the highest or the best one outside"
	derivedID   = "ids made from what the row holds, because it has none"
	rewrittenID = "ids rewritten without the characters that none can have"
	fromPoint   = "countries told by the point"
	unknownCode = "codes that the codebook lacks read as unknown"
	unknownRead = "cells read as unknown, as the codebook says"
	areaRead    = "lines and areas read as their middle, with the distance to their farthest point"
)

// warned are the changes that someone should look at: each is a warning, with its count.
var warned = []string{widened, changed[windows1252]}

// A conversion gives the rows of a sheet as incidents are read: it is an incident.RowReader.
type conversion struct {
	*plan
	file    *file
	sheet   *sheet
	options *Options
	changes changes
	pull    func() (row, error, bool)
	named   bool // whether the row of names was given
	at      row
	out     []string
	notes   []string
	ids     map[string]int // how often each derived id was given
	rows    int
}

// Next implements incident.RowReader.
func (c *conversion) Next() ([]string, error) {
	if !c.named {
		c.named = true
		return c.names, nil
	}
	r, err, ok := c.pull()
	switch {
	case !ok:
		return nil, io.EOF
	case err != nil:
		c.at = row{}
		var p problem.Problem
		if errors.As(err, &p) {
			c.rows++
		}
		return nil, err
	}
	c.at = r
	if filled(r.cells) == 0 && r.shape == nil {
		return make([]string, len(c.names)), nil // which the reader of incidents passes over
	}
	c.rows++
	return c.convert(r)
}

// Place implements incident.RowReader.
func (c *conversion) Place(int) problem.Place { return c.file.place(c.at.line) }

// convert returns the cells of a row under the names of the plan.
func (c *conversion) convert(r row) ([]string, error) {
	c.out = append(c.out[:0], make([]string, len(c.names))...)
	c.notes = c.notes[:0]
	numbers := map[string]*number{}
	for i := range c.columns {
		p := &c.columns[i]
		switch {
		case c.measured(p.name):
			c.number(p, r, numbers)
		case p.name == gridColumn:
			if err := c.grid(p.cell(r)); err != nil {
				return nil, err
			}
		case p.name == pointColumn:
			c.point(p.cell(r))
		default:
			c.set(p.name, c.value(p, r))
		}
	}
	c.setNumbers(numbers)
	for _, i := range c.extra {
		c.out[c.index[extraKey(i)]] = r.cells[i]
	}
	c.shape(r.shape)
	c.degrees()
	c.country()
	c.id(r)
	return c.out, nil
}

// get returns the cell of a column, empty if the plan doesn't have it.
func (c *conversion) get(name string) string {
	if i, has := c.index[name]; has {
		return c.out[i]
	}
	return ""
}

// set fills the cell of a column.
func (c *conversion) set(name, value string) { c.out[c.index[name]] = value }

func (c *conversion) count(change, example string) {
	if change != "" {
		c.changes.add(change, c.at.line, example)
	}
}

// value returns what a row says under a column that is no number with a range.
func (c *conversion) value(p *planned, r row) string {
	cell := p.cell(r)
	switch {
	case p.year >= 0:
		date, change := dateOfParts(r.cells[p.year], partCell(r, p.month), partCell(r, p.day))
		c.count(change, date)
		return date
	case cell == "":
		if len(p.from) > 0 && p.unknown[strings.TrimSpace(r.cells[p.from[0]])] {
			c.count(unknownRead, r.cells[p.from[0]])
		}
		return ""
	case len(p.rule.Codes) > 0:
		meaning, known := p.rule.Codes[cell]
		if !known {
			c.count(unknownCode, p.name+" "+cell)
		}
		return meaning
	case slices.Contains(dates, p.name):
		date, change := readDate(cell, p.order)
		if change == serialDate && c.sheet.from1904 {
			date = from1904(date)
		}
		if date != cell {
			c.count(change, cell)
		}
		return date
	case incident.Choices(p.name) != nil:
		return strings.ToLower(cell)
	case p.name == "attackers_killed":
		n, change := readNumber(cell)
		if n.low != "" || n.high != "" {
			return cell
		}
		c.count(change, cell)
		return n.best
	}
	return cell
}

func partCell(r row, i int) string {
	if i < 0 {
		return ""
	}
	return r.cells[i]
}

// number reads one of the three cells of a number. What a cell says of the lowest or highest figure counts beside the
// cells of their own.
func (c *conversion) number(p *planned, r row, numbers map[string]*number) {
	cell := p.cell(r)
	if cell == "" {
		return
	}
	stem := stemOf(p.name)
	if numbers[stem] == nil {
		numbers[stem] = &number{}
	}
	to := numbers[stem]
	said, change := readNumber(cell)
	c.count(change, cell)
	if change == approximate || change == remarkOfCell {
		c.notes = append(c.notes, stem+": "+cell)
	}
	if p.less >= 0 {
		part, _ := readNumber(p.known(r.cells[p.less]))
		said = number{best: less(said.best, part.best)}
	}
	switch {
	case p.name == stem:
		to.best = cmp.Or(to.best, said.best)
		to.low, to.high = cmp.Or(to.low, said.low), cmp.Or(to.high, said.high)
	case strings.HasSuffix(p.name, "_low"):
		to.low = cmp.Or(said.low, said.best)
	default:
		to.high = cmp.Or(said.high, said.best)
	}
}

func (c *conversion) setNumbers(numbers map[string]*number) {
	for stem, n := range numbers {
		spanned, changed := n.span()
		if changed {
			c.count(widened, fmt.Sprintf("%s %s, %s, %s", stem, n.low, n.best, n.high))
		}
		c.set(stem+"_low", spanned.low)
		c.set(stem, spanned.best)
		c.set(stem+"_high", spanned.high)
	}
	if len(c.notes) > 0 {
		slices.Sort(c.notes)
		if written := c.get("figures_note"); written != "" {
			c.notes = append([]string{written}, c.notes...)
		}
		c.set("figures_note", strings.Join(c.notes, "; "))
	}
}

// grid reads a grid reference, unless the row has its point already.
func (c *conversion) grid(cell string) error {
	if cell == "" || c.get("lat") != "" {
		return nil
	}
	lat, lon, radius, ok := readGrid(cell)
	if !ok {
		return problem.New(problem.BadRow, c.Place(-1), fmt.Sprintf("%q is no grid reference that is read", cell), "write MGRS such as 30PTB7790077700, or UTM such as 30P 177900 1577700")
	}
	c.set("lat", formatDegrees(lat))
	c.set("lon", formatDegrees(lon))
	if radius >= 0.05 && c.get("location_radius_km") == "" {
		c.set("location_radius_km", strconv.FormatFloat(radius, 'f', 3, 64))
	}
	c.count(gridRead, cell)
	return nil
}

func formatDegrees(v float64) string { return strconv.FormatFloat(v, 'f', 6, 64) }

// point reads latitude and longitude from one cell, unless the row has its point already.
func (c *conversion) point(cell string) {
	if cell == "" || c.get("lat") != "" {
		return
	}
	lat, lon, radius, ok := readPair(cell)
	if !ok { // the reader of incidents refuses it
		c.set("lat", cell)
		return
	}
	c.set("lat", lat)
	c.set("lon", lon)
	if radius != "" && c.get("location_radius_km") == "" {
		c.set("location_radius_km", radius)
	}
	c.count(pairRead, cell)
}

// degrees reads latitude and longitude in other forms than decimal degrees.
func (c *conversion) degrees() {
	lat, lon := c.get("lat"), c.get("lon")
	if lat == "" && lon == "" {
		return
	}
	if lon == "" || lat == lon && strings.ContainsAny(lat, ", ") {
		if a, b, _, ok := readPair(lat); ok {
			c.set("lat", a)
			c.set("lon", b)
			c.count(pairRead, lat)
		}
		return
	}
	for _, name := range []string{"lat", "lon"} {
		cell := c.get(name)
		if degrees, _, change, ok := readDegrees(cell); ok {
			c.set(name, degrees)
			c.count(change, cell)
		}
	}
}

// shape sets the point of a row with geometry.
func (c *conversion) shape(s *shape) {
	if s == nil || c.get("lat") != "" {
		return
	}
	c.set("lat", formatDegrees(s.lat))
	c.set("lon", formatDegrees(s.lon))
	if s.radiusKM > 0 {
		c.count(areaRead, "")
		if c.get("location_radius_km") == "" {
			c.set("location_radius_km", strconv.FormatFloat(s.radiusKM, 'f', 3, 64))
		}
	}
}

// country sets the country of a row without one by its point.
func (c *conversion) country() {
	if c.get("country") != "" || c.options.Country == nil {
		return
	}
	lat, errLat := strconv.ParseFloat(c.get("lat"), 64)
	lon, errLon := strconv.ParseFloat(c.get("lon"), 64)
	if errLat != nil || errLon != nil || !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180) {
		return
	}
	if name, ok := c.options.Country(lat, lon); ok {
		c.set("country", name)
		c.count(fromPoint, name)
	}
}

// id sets the id of a row: that of the file, with other characters where none can have it, or else one of what
// the row holds, which stays when rows move.
func (c *conversion) id(r row) {
	id := c.get("id")
	switch {
	case id == "":
		c.count(derivedID, "")
		made := "x" + contentHash(r)
		if c.ids[made]++; c.ids[made] > 1 {
			made += "-" + strconv.Itoa(c.ids[made])
		}
		c.set("id", made)
	case !incident.IsID(id):
		c.count(rewrittenID, id)
		c.set("id", plainID(id)+"-"+hash(id)[:6])
	}
}

// plainID returns an id with hyphens for what can't stand in one.
func plainID(id string) string {
	plain := strings.Map(func(r rune) rune {
		if r < 0x80 && incident.IsID("x"+string(r)) {
			return r
		}
		return '-'
	}, id)
	if plain = strings.Trim(plain, "-._"); plain == "" {
		return "x"
	}
	return plain[:min(len(plain), 100)]
}

func contentHash(r row) string {
	text := strings.Join(r.cells, "\x00")
	if r.shape != nil {
		text += fmt.Sprintf("\x00%g %g", r.shape.lat, r.shape.lon)
	}
	return hash(text)[:12]
}

// hash returns letters and digits that are the same for the same text.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return strings.ToLower(base32.HexEncoding.EncodeToString(sum[:15]))
}
