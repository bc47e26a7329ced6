package incident

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"lectern/app/problem"
)

// fileColumns are the columns of incidents.csv, in the order in which they are written.
var fileColumns = []string{
	"id", "date", "date_end", "date_precision", "title", "country", "admin1", "place", "lat", "lon",
	"location_precision", "location_radius_km", "coordinate_basis", "event_type", "tactic", "tactic_note",
	"actor", "target", "target_note", "killed_low", "killed", "killed_high", "wounded_low", "wounded",
	"wounded_high", "attackers_killed", "attribution", "claimed_by", "attribution_note", "verification",
	"confidence", "summary", "figures_note", "sources",
}

var aliases = map[string]string{"killed_best": "killed", "wounded_best": "wounded"}

// fileColumn is the canonical name of a column of the format in whatever case and with dots for
// underscores, or "" for a column of the file's own.
func fileColumn(name string) string {
	name = strings.NewReplacer(".", "_", " ", "_").Replace(strings.ToLower(name))
	if a := aliases[name]; a != "" {
		name = a
	}
	if slices.Contains(fileColumns, name) {
		return name
	}
	return ""
}

// ReadCSV reads incidents.csv as FORMAT.md specifies it. Rows with a mistake are set aside and
// listed with line, column and hint; the table holds the rest. File names the input in problems; g
// may be nil. At most 100 problems are listed, then one line counts the rest.
func ReadCSV(r io.Reader, file string, g Gazetteer) (*Table, problem.List) {
	c := openCSV(r, file, fileColumn, missingColumns)
	b := NewBuilder(g)
	b.header = slices.DeleteFunc(slices.Clone(c.header), func(name string) bool { return name == "" })
	for _, i := range c.own {
		b.extraColumn(c.header[i])
	}
	strangers := make(map[string]bool)
	for c.next() {
		x, ok := readIncident(c)
		if !ok {
			continue
		}
		if err := b.Add(&x); err != nil {
			p := err.(problem.Problem)
			c.reject(p.Kind, "id", mistake{p.What, p.Hint})
			continue
		}
		c.doubts(&x, b, strangers)
	}
	return b.Table(), c.report()
}

func missingColumns(has func(string) bool) []string {
	var missing []string
	for _, name := range []string{"id", "date", "country"} {
		if !has(name) {
			missing = append(missing, name)
		}
	}
	if !has("place") && !(has("lat") && has("lon")) {
		missing = append(missing, "place (or lat and lon)")
	}
	return missing
}

// readIncident lists every mistake of a row and reports whether it had none.
func readIncident(c *csvReader) (x Incident, ok bool) {
	ok = true
	reject := func(column string, err error) {
		c.reject(problem.BadRow, column, err)
		ok = false
	}
	number := func(column string) int32 {
		n, err := parseCount(c.cell(column))
		if err != nil {
			reject(column, err)
		}
		return n
	}
	for _, column := range []string{"id", "date", "country"} {
		if c.cell(column) == "" {
			reject(column, mistake{column + " is empty", "every incident has one"})
		}
	}
	var err error
	x = Incident{
		ID: c.cell("id"), Title: c.cell("title"), Country: c.cell("country"), Admin1: c.cell("admin1"),
		Place: c.cell("place"), CoordinateBasis: c.cell("coordinate_basis"), EventType: c.cell("event_type"),
		Tactic: c.cell("tactic"), TacticNote: c.cell("tactic_note"), Actor: c.cell("actor"),
		Target: c.cell("target"), TargetNote: c.cell("target_note"), ClaimedBy: c.cell("claimed_by"),
		AttributionNote: c.cell("attribution_note"), Summary: c.cell("summary"), FiguresNote: c.cell("figures_note"),
		Sources:         splitKeys(c.cell("sources")),
		Killed:          Number{number("killed_low"), number("killed"), number("killed_high")},
		Wounded:         Number{number("wounded_low"), number("wounded"), number("wounded_high")},
		AttackersKilled: number("attackers_killed"),
		At:              problem.Place{File: c.file, Line: c.line()},
	}
	if x.ID != "" && !validID(x.ID) {
		c.reject(problem.BadID, "id", mistake{"id " + quote(x.ID) + " is not an id", idHint(x.ID)})
		ok = false
	}
	if c.cell("date") != "" {
		if x.When, err = ParseWhen(c.cell("date"), c.cell("date_end"), c.cell("date_precision")); err != nil {
			reject("date", err)
		}
	}
	if x.Lat, x.Lon, x.HasPoint, err = parsePoint(c.cell("lat"), c.cell("lon")); err != nil {
		reject("lat", err)
	} else if !x.HasPoint && x.Place == "" && x.Admin1 == "" {
		reject("place", mistake{"place, lat and lon are empty", "write at least the place or the province"})
	}
	if x.RadiusKM, err = parseRadius(c.cell("location_radius_km")); err != nil {
		reject("location_radius_km", err)
	}
	choices(c, &x, reject)
	if err := x.Killed.check(); err != nil {
		reject("killed_low", err)
	}
	if err := x.Wounded.check(); err != nil {
		reject("wounded_low", err)
	}
	for _, i := range c.own {
		if c.cells[i] != "" {
			x.Extra = append(x.Extra, Cell{c.header[i], c.cells[i]})
		}
	}
	return x, ok
}

func choices(c *csvReader, x *Incident, reject func(string, error)) {
	var ok bool
	if x.LocationPrecision, ok = ParseLocationPrecision(c.cell("location_precision")); !ok {
		reject("location_precision", choiceMistake("location_precision", c.cell("location_precision"), locationPrecisions[:]))
	}
	if x.Attribution, ok = ParseAttribution(c.cell("attribution")); !ok {
		reject("attribution", choiceMistake("attribution", c.cell("attribution"), attributions[:]))
	}
	if x.Verification, ok = ParseVerification(c.cell("verification")); !ok {
		reject("verification", choiceMistake("verification", c.cell("verification"), verifications[:]))
	}
	if x.Confidence, ok = ParseConfidence(c.cell("confidence")); !ok {
		reject("confidence", choiceMistake("confidence", c.cell("confidence"), confidences[:]))
	}
}

// check finds ends that contradict each other.
func (n Number) check() error {
	low, high := n.Ends()
	switch {
	case n.Low >= 0 && n.High >= 0 && n.Low > n.High:
		return mistake{fmt.Sprintf("the lowest figure, %d, is above the highest, %d", n.Low, n.High), "swap them"}
	case n.Best >= 0 && (n.Best < low || n.Best > high):
		return mistake{fmt.Sprintf("the best figure, %d, is outside %d to %d", n.Best, low, high), "widen the range or correct the figure"}
	}
	return nil
}

func parseRadius(s string) (float64, error) {
	if s == "" {
		return 0, nil
	}
	km, ok := parseDecimal(s)
	if !ok || km < 0 || km > maxRadiusKM {
		return 0, mistake{quote(s) + " is not a radius", "write kilometres as a decimal number"}
	}
	return km, nil
}

// doubts lists what was read but should be looked at; an unknown country, among strangers from then
// on, only once.
func (c *csvReader) doubts(x *Incident, b *Builder, strangers map[string]bool) {
	if x.HasPoint && x.Lat == 0 && x.Lon == 0 {
		c.reject(problem.DoubtfulRow, "lat", mistake{"lat and lon are 0, in the sea off Africa", "leave them empty where the place is not known"})
	}
	if !b.country(x.Country, "").known && !strangers[x.Country] {
		strangers[x.Country] = true
		c.reject(problem.DoubtfulRow, "country", mistake{"country " + quote(x.Country) + " is not known", "write its English name or its ISO 3166-1 alpha-3 code"})
	}
	stated, _ := ParseDatePrecision(c.cell("date_precision"))
	if c.cell("date_precision") != "" && stated < x.When.Precision {
		c.reject(problem.DoubtfulRow, "date_precision", mistake{
			fmt.Sprintf("date_precision is %s but the date is written to the %s", stated, x.When.Precision), "make them agree; the coarser is used",
		})
	}
}
