package compose

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Scale adds the annex that explains likelihood and confidence, if there is a judgement.
func (c *Composer) Scale(d *Document) {
	if len(c.Brief.Judgements(brief.Page)) == 0 {
		return
	}
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	c.annex(d, in, ScaleID, "How likely, how sure")
	c.say(d, in, c.Sheet.Body, "A judgement says two things and keeps them apart. Likelihood is the chance that it comes true. Confidence is how far the sources behind it can bear the weight.")
	plain, head := c.style(c.Sheet.Cell.Style, inlineStyle{}), c.style(c.Sheet.CellHead.Style, inlineStyle{})
	var steps [][]cell
	for _, step := range figure.NewSteps(c.Brief.Scale, c.Sheet.Figure) {
		steps = append(steps, []cell{
			{text: c.ProgramText(incident.Capital(step.Word.Word), plain)},
			{box: step, wide: c.Wide * 0.62},
			{text: c.ProgramText(fmt.Sprintf("%d to %d%%", step.Word.Low, step.Word.High), plain), figure: true, joins: true},
		})
	}
	d.Blocks = append(d.Blocks, typeset.Block{Box: space(c.Sheet.Gap * 0.5)})
	c.grid(d, tableIn(in), grid{rows: steps, width: c.Wide, bare: true})
	d.Blocks[len(d.Blocks)-1].Below = c.Sheet.Gap
	var levels [][]cell
	for _, l := range []struct {
		level   brief.Confidence
		meaning string
	}{
		{brief.HighConfidence, "Good sources that agree; little room for another reading."},
		{brief.ModerateConfidence, "Credible sources, but too few, not independent, or open to another reading."},
		{brief.LowConfidence, "Thin, doubtful or contradictory sources; the judgement may well change."},
	} {
		squares := figure.NewSquares(l.level, c.Sheet.Figure)
		levels = append(levels, []cell{
			{text: c.ProgramText(incident.Capital(l.level.String()), c.style(c.Sheet.Cell.Style, inlineStyle{bold: true}))},
			{box: squares, wide: squares.Width()},
			{text: c.ProgramText(l.meaning, plain), joins: true},
		})
	}
	c.grid(d, tableIn(in), grid{head: []cell{
		{text: c.ProgramText("Confidence", head)}, {text: typeset.NewText("", head)}, {text: c.ProgramText("What it means", head), joins: true},
	}, rows: levels, width: c.Wide})
	c.say(d, in, c.Sheet.Caption, "Words and ranges of likelihood: "+scaleNames[c.Brief.Scale]+". Lectern adds this annex because the briefing uses the scale.")
}

var scaleNames = [...]string{
	brief.ICD203: "Intelligence Community Directive 203 (United States)",
	brief.PHIA:   "the yardstick of the Professional Head of Intelligence Assessment (United Kingdom)",
}

// space is a gap of a fixed height.
type space float32

func (s space) Height(float32) float32                   { return float32(s) }
func (space) Draw(draw.Canvas, draw.Rect, *draw.Palette) {}

// Method adds the annex on what the incidents cover, what is known of them, and how maps show boundaries.
func (c *Composer) Method(d *Document) {
	all, err := c.selected()
	if err != nil || all.Count()+all.Hidden() == 0 {
		return
	}
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	c.annex(d, in, MethodID, "How the incidents were counted")
	words := map[brief.CoverageKind]string{
		brief.Selection: "The incidents are a selection: their number shows no rate and no trend.",
		brief.Census:    "The incidents are meant to be complete.",
	}[c.Brief.Coverage.Kind]
	if c.Brief.Coverage.Sentence != "" {
		words = strings.TrimSpace(words + " " + c.Brief.Coverage.Sentence)
	}
	if words = strings.TrimSpace(words + " " + c.Brief.Fetched.Words()); words != "" {
		c.say(d, in, c.Sheet.Body, words)
	}
	unverified := " are left out of every figure, drawing and total"
	if n := all.Hidden(); n > 0 {
		unverified = fmt.Sprintf(", %d here,%s", n, unverified)
	}
	if c.Brief.IncludeUnverified {
		unverified = " are counted and drawn like the others"
	}
	attackers := ""
	if slices.Contains(c.Brief.Incidents.Amounts(), incident.Killed) {
		attackers = " Deaths exclude attackers."
	}
	c.say(d, in, c.Sheet.Body, "An empty number is unknown, never zero: a sum adds lowest and highest figures and leaves the unknown out."+attackers+" Incidents that nobody has verified"+unverified+".")
	c.knowledge(d, in)
	c.programHeading(d, in, 2, "lectern-boundaries", "Maps and boundaries")
	options := c.maps().options
	c.say(d, in, c.Sheet.Body, "Maps: "+atlas.Credit()+" "+atlas.PolicyNote(options.Boundaries)+" A place that is known only to its district or province is drawn as a hatched area, not as a point.")
}

// knownField is a field of which the annex tells how much is known.
type knownField struct {
	name   string
	values [][2]string // a value of the field, and the words for it if they differ
	of     func(row incident.Row) string
}

// knowledge adds a table of how much is known of the incidents: for some fields, how many have which value.
func (c *Composer) knowledge(d *Document, in *typeset.Element) {
	t := c.Brief.Incidents
	all, err := c.selected()
	if err != nil {
		return
	}
	plain, head := c.style(c.Sheet.Cell.Style, inlineStyle{}), c.style(c.Sheet.CellHead.Style, inlineStyle{})
	text := func(s string) typeset.Text { return c.ProgramText(s, plain) }
	var rows [][]cell
	fields := []knownField{
		{"Verification", [][2]string{{"confirmed"}, {"reported"}, {"unverified"}, {"", "not stated"}}, func(row incident.Row) string { return t.Verification(row).String() }},
		{"Attribution", [][2]string{{"claimed"}, {"attributed", "attributed by others"}, {"disputed"}, {"unknown"}}, func(row incident.Row) string { return t.Attribution(row).String() }},
		{"Date known to", [][2]string{{"day"}, {"week"}, {"month"}, {"year"}}, func(row incident.Row) string { return t.When(row).Precision.String() }},
		{
			"Place known",
			[][2]string{{"exact", "exactly"}, {"near", "within some km"}, {"town", "to the town"}, {"district", "to the district"}, {"province", "to the province"}, {"country", "to the country"}, {"", "not stated"}},
			func(row incident.Row) string { return t.Cell("location_precision", row) },
		},
	}
	if main := t.Main(); !main.IsCount() {
		fields = append(fields, knownField{incident.Capital(main.Many), [][2]string{{"exact", "one figure"}, {"range", "a range"}, {"unknown"}}, func(row incident.Row) string {
			switch low, high := t.Number(main, row).Range(); {
			case low < 0:
				return "unknown"
			case low < high:
				return "range"
			}
			return "exact"
		}})
	}
	for _, field := range fields {
		counts := map[string]int{}
		for row := range all.All {
			counts[field.of(row)]++
		}
		var parts []string
		for _, v := range field.values {
			if n := counts[v[0]]; n > 0 {
				name := v[1]
				if name == "" {
					name = v[0]
				}
				parts = append(parts, fmt.Sprintf("%s %d", name, n))
			}
		}
		rows = append(rows, []cell{{text: text(field.name)}, {text: text(incident.Capital(strings.Join(parts, "; ")))}})
	}
	c.grid(d, tableIn(in), grid{
		head: []cell{{text: c.ProgramText("What is known", head)}, {text: c.ProgramText(fmt.Sprintf("Of %s", counted(all.Count(), "incident")), head)}},
		rows: rows, width: c.Measure,
	})
	d.Blocks[len(d.Blocks)-1].Below = c.Sheet.Gap
}
