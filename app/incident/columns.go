package incident

import "strings"

// columns lists the columns of incidents.csv in the order in which they are written. schema.go says
// what an entry means.
var columns = []column{
	textOf("id", "`[A-Za-z0-9][A-Za-z0-9._-]*`, once in the brief: capitals are the same as small letters", "id",
		func(x *Incident) *string { return &x.ID }).with(func(c *column) {
		c.needed = true
		c.read = func(x *record, cell string) error { x.ID = cell; return checkID(cell) }
		c.text.add = func(*Builder, *textBuilder, *Incident) {} // the builder keeps ids apart, to find them
	}),
	{
		name: "date", doc: datesDoc, needed: true, facet: 3,
		fields: []field{{Field: Field{"date", Date, "date"}}, {Field: Field{"date.within", Date, "date, surely inside"}}},
		read:   func(x *record, cell string) error { x.date = cell; return nil },
		write:  func(t *Table, row Row) string { date, _ := t.When(row).Cells(); return date },
	},
	{
		name: "date_end", doc: datesDoc,
		read:  func(x *record, cell string) error { x.dateEnd = cell; return nil },
		write: func(t *Table, row Row) string { _, end := t.When(row).Cells(); return end },
	},
	choiceOf("date_precision", "`day`, `week`, `month`, `year`; empty: as the dates are written", "precision of the date",
		datePrecisions[:], func(x *Incident) *DatePrecision { return &x.When.Precision }).with(func(c *column) {
		c.read = func(x *record, cell string) error { x.datePrecision = cell; return nil }
	}),
	endOf("first_day", "first day", func(t *Table) []int32 { return t.first }),
	endOf("last_day", "last day", func(t *Table) []int32 { return t.last }),
	textOf("title", "a few words; an incident without is called by its tactic, else its event type, and its place", "title",
		func(x *Incident) *string { return &x.Title }).with(func(c *column) { c.searched = true }),
	textOf("country", "English name, as the UN, ISO 3166-1, UCDP or the World Bank write it, one in Arabic, Chinese, French, German, Portuguese, Russian or Spanish, or ISO 3166-1 code, of three letters or of two in capitals; kept under its English name", "country",
		func(x *Incident) *string { return &x.Country }).with(func(c *column) {
		c.needed, c.searched, c.facet = true, true, 1
		c.text.add = func(b *Builder, to *textBuilder, x *Incident) { to.rows.add(b.country(x.Country, x.CountryCode).text) }
		c.text.give = func(x *Incident, t *Table, from *textColumn, row Row) {
			x.Country, x.CountryCode = from.at(row), t.countryCodes[from.codes.at(row)]
		}
	}),
	textOf("admin1", "province; place within it", "province", func(x *Incident) *string { return &x.Admin1 }).
		with(func(c *column) { c.searched, c.facet = true, 2 }),
	textOf("place", "province; place within it", "place", func(x *Incident) *string { return &x.Place }).
		with(func(c *column) { c.needed, c.searched = true, true }),
	{
		name: "lat", doc: degreesDoc,
		fields: []field{measure("lat", Degree, "latitude", perDegree, func(t *Table) (a, b []int32) { return t.lat, t.lat })},
		read:   func(x *record, cell string) error { x.lat = cell; return nil },
		write:  func(t *Table, row Row) string { return formatPoint(t.lat[row]) },
	},
	{
		name: "lon", doc: degreesDoc,
		fields: []field{measure("lon", Degree, "longitude", perDegree, func(t *Table) (a, b []int32) { return t.lon, t.lon })},
		read:   func(x *record, cell string) error { x.lon = cell; return nil },
		write:  func(t *Table, row Row) string { return formatPoint(t.lon[row]) },
	},
	choiceOf("location_precision", "`exact`, `near`, `town`, `district`, `province`, `country`", "precision of the place",
		locationPrecisions[:], func(x *Incident) *LocationPrecision { return &x.LocationPrecision }).with(func(c *column) { c.facet = 8 }),
	{
		name: "location_radius_km", doc: "decimal, 0 to 20000; kept to the metre",
		fields: []field{measure("location_radius_km", Length, "radius of uncertainty", metres, func(t *Table) (a, b []int32) { return t.radius, t.radius })},
		read:   func(x *record, cell string) (err error) { x.RadiusKM, err = parseRadius(cell); return err },
		write:  func(t *Table, row Row) string { return formatRadius(t.radius[row]) },
	},
	textOf("coordinate_basis", "where the point is from", "basis of the coordinates", func(x *Incident) *string { return &x.CoordinateBasis }),
	textOf("event_type", "text", "type of event", func(x *Incident) *string { return &x.EventType }),
	textOf("tactic", "text", "tactic", func(x *Incident) *string { return &x.Tactic }).with(func(c *column) { c.facet = 4 }),
	textOf("tactic_note", "text", "note on the tactic", func(x *Incident) *string { return &x.TacticNote }),
	textOf("actor", "text", "actor", func(x *Incident) *string { return &x.Actor }).with(func(c *column) { c.searched, c.facet = true, 6 }),
	textOf("target", "text", "target", func(x *Incident) *string { return &x.Target }).with(func(c *column) { c.searched, c.facet = true, 5 }),
	textOf("target_note", "text", "note on the target", func(x *Incident) *string { return &x.TargetNote }),
	countOf("killed_low", killedDoc, func(x *Incident) *int32 { return &x.Killed.Low }, func(t *Table) []int32 { return t.killed.low },
		measure("killed", Count, "people killed", 1, func(t *Table) (a, b []int32) { return t.killed.from, t.killed.to }),
		measure("killed.low", Count, "people killed, lowest figure", 1, func(t *Table) (a, b []int32) { return t.killed.least, t.killed.least })),
	countOf("killed", killedDoc, func(x *Incident) *int32 { return &x.Killed.Best }, func(t *Table) []int32 { return t.killed.best },
		measure("killed.best", Count, "people killed, best figure", 1, func(t *Table) (a, b []int32) { return t.killed.best, t.killed.best })),
	countOf("killed_high", killedDoc, func(x *Incident) *int32 { return &x.Killed.High }, func(t *Table) []int32 { return t.killed.high },
		measure("killed.high", Count, "people killed, highest figure", 1, func(t *Table) (a, b []int32) { return t.killed.most, t.killed.most })),
	countOf("wounded_low", woundedDoc, func(x *Incident) *int32 { return &x.Wounded.Low }, func(t *Table) []int32 { return t.wounded.low },
		measure("wounded", Count, "people wounded", 1, func(t *Table) (a, b []int32) { return t.wounded.from, t.wounded.to }),
		measure("wounded.low", Count, "people wounded, lowest figure", 1, func(t *Table) (a, b []int32) { return t.wounded.least, t.wounded.least })),
	countOf("wounded", woundedDoc, func(x *Incident) *int32 { return &x.Wounded.Best }, func(t *Table) []int32 { return t.wounded.best },
		measure("wounded.best", Count, "people wounded, best figure", 1, func(t *Table) (a, b []int32) { return t.wounded.best, t.wounded.best })),
	countOf("wounded_high", woundedDoc, func(x *Incident) *int32 { return &x.Wounded.High }, func(t *Table) []int32 { return t.wounded.high },
		measure("wounded.high", Count, "people wounded, highest figure", 1, func(t *Table) (a, b []int32) { return t.wounded.most, t.wounded.most })),
	countOf("attackers_killed", "digits alone", func(x *Incident) *int32 { return &x.AttackersKilled }, func(t *Table) []int32 { return t.attackers },
		measure("attackers_killed", Count, "attackers killed", 1, func(t *Table) (a, b []int32) { return t.attackers, t.attackers })),
	choiceOf("attribution", "`claimed`, `attributed`, `disputed`, `unknown`; empty: unknown", "attribution",
		attributions[:], func(x *Incident) *Attribution { return &x.Attribution }).with(func(c *column) { c.facet = 7 }),
	textOf("claimed_by", "text", "claimed by", func(x *Incident) *string { return &x.ClaimedBy }),
	textOf("attribution_note", "text", "note on the attribution", func(x *Incident) *string { return &x.AttributionNote }),
	choiceOf("verification", "`confirmed`, `reported`, `unverified`", "verification",
		verifications[:], func(x *Incident) *Verification { return &x.Verification }).with(func(c *column) { c.facet = 9 }),
	choiceOf("confidence", "`high`, `moderate`, `low`", "confidence",
		confidences[:], func(x *Incident) *Confidence { return &x.Confidence }),
	textOf("summary", "text", "summary", func(x *Incident) *string { return &x.Summary }).with(func(c *column) { c.searched = true }),
	textOf("figures_note", "text", "note on the figures", func(x *Incident) *string { return &x.FiguresNote }),
	{
		name: "sources", doc: "keys of the bibliography with `;` between them",
		fields: []field{{Field: Field{"sources", Keys, "sources"}}},
		read:   func(x *record, cell string) error { x.Sources = splitKeys(cell); return nil },
		text: &textSchema{
			add:  func(_ *Builder, to *textBuilder, x *Incident) { to.add(strings.Join(x.Sources, ";")) },
			give: func(x *Incident, _ *Table, from *textColumn, row Row) { x.Sources = splitKeys(from.at(row)) },
		},
	},
}

const (
	datesDoc   = "`2016`, `2016-10`, `2016-W41` (ISO week, Monday first) or `2016-10-24`; years 0001 to 9999"
	endsDoc    = "the first and the last day that the dates say, written for other programs; reading goes by the dates, and warns where these say otherwise"
	degreesDoc = "decimal degrees, WGS 84; kept to 1e-7"
	killedDoc  = "lowest, best and highest number of people killed, without attackers: digits alone, to 100,000,000; `5.0`, `1e3` and `1200.00` are read as the whole numbers that they are; other forms are a problem, which names no digits but those written"
	woundedDoc = "the same of people wounded"
)
