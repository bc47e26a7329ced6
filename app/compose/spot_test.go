package compose

import (
	"strings"
	"testing"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// spotted returns the drawings of a brief with their spots, by id.
func spotted(t *testing.T) (*brief.Brief, map[string][]Spot) {
	t.Helper()
	b := shipped(t, "islamic-state-khorasan")
	c := New(b, Screen(19), 620, 620, typeset.NewSetter())
	found := map[string][]Spot{}
	for _, s := range b.Sections {
		brief.Walk(s.Blocks, func(block brief.Block) {
			if g, ok := block.(*brief.Drawing); ok {
				found[g.ID] = c.SpotsOf(g, 620, 300)
			}
		}, nil)
	}
	return b, found
}

func TestTheSpotsOfADrawingLeadToWhatIsBehindThem(t *testing.T) {
	b, found := spotted(t)
	for id, spots := range found {
		if id == "deadliest" { // a table
			continue
		}
		if len(spots) < 2 {
			t.Errorf("%s has %d spots", id, len(spots))
		}
		for _, s := range spots {
			if s.Title == "" || s.Detail == "" || !s.Link.Leads() || !(draw.Rect{X: -20, Y: -20, W: 660, H: 340}).Overlaps(s.Area) {
				t.Errorf("%s: %+v", id, s)
			}
			switch s.Link.Kind {
			case LinkQuery:
				if rows, err := b.Select(s.Link.ID); err != nil || rows.Count() == 0 {
					t.Errorf("%s, %s: %q finds nothing: %v", id, s.Title, s.Link.ID, err)
				}
			case LinkIncident:
				if _, ok := b.Incidents.Index(s.Link.ID); !ok {
					t.Errorf("%s: there is no incident %s", id, s.Link.ID)
				}
			}
		}
	}
}

func TestSpotsSayTheirRangeAndTheirSources(t *testing.T) {
	_, found := spotted(t)
	for _, c := range []struct{ id, title, detail string }{
		{"fighters", "1,000 to 2,200", "Source"},
		{"in-kabul", "Dasht-e-Barchi", "12 incidents"},
		{"targets", "place of worship", "people killed in"},
		{"beyond", "Kerman memorial procession bombings", "killed. Source"},
	} {
		var all []string
		ok := false
		for _, s := range found[c.id] {
			all = append(all, s.Title+": "+s.Detail)
			ok = ok || strings.Contains(s.Title, c.title) && strings.Contains(s.Detail, c.detail)
		}
		if !ok {
			t.Errorf("%s has no spot %q with %q:\n%s", c.id, c.title, c.detail, strings.Join(all, "\n"))
		}
	}
}

func TestTheIncidentsBehindABarAreThoseItCounts(t *testing.T) {
	b, found := spotted(t)
	for _, s := range found["in-kabul"] {
		rows, err := b.Select(s.Link.ID)
		if err != nil {
			t.Fatal(err)
		}
		if want := counted(rows.Count(), "incident"); !strings.HasPrefix(s.Detail, strings.TrimSuffix(strings.Replace(want, "one", "1", 1), "s")) {
			t.Errorf("%s: %q finds %s, the bar says %s", s.Title, s.Link.ID, want, s.Detail)
		}
	}
}

func TestADrawingLeadsToTheIncidentDeskWithItsFilterAndExtent(t *testing.T) {
	b := shipped(t, "islamic-state-khorasan")
	query, extent, ok := ReachOf(b, "where")
	if !ok || query != "country:Afghanistan,Pakistan" || extent == nil || extent[0] != 53 {
		t.Errorf("%q, %v, %v", query, extent, ok)
	}
	if _, extent, ok := ReachOf(b, "targets"); !ok || extent != nil {
		t.Errorf("a chart has the extent %v, %v", extent, ok)
	}
	if _, _, ok := ReachOf(b, "nothing"); ok {
		t.Error("an unknown address leads somewhere")
	}
}
