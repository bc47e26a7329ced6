package briefs_test

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lectern/app/brief"
)

// finding is whether what a drawing's title says is so.
type finding func([]row) bool

var findings = map[string]finding{
	"In every year from 2015 to 2024 one attack killed thirty people or more": func(table []row) bool {
		worst := map[string]int{}
		for _, r := range table {
			low, _, _ := deaths(r)
			worst[r["date"][:4]] = max(worst[r["date"][:4]], low)
		}
		for year := 2015; year <= 2024; year++ {
			if worst[strconv.Itoa(year)] < 30 {
				return false
			}
		}
		return true
	},
	"Attacks laid to it reached six countries, from Sindh to the edge of Moscow": func(table []row) bool {
		return len(countries(table)) == 6 && slices.ContainsFunc(table, is("admin1", "Sindh")) && slices.ContainsFunc(table, is("admin1", "Moscow Oblast"))
	},
	"Attacks laid to it reached five countries, from Sindh to Kerman": func(table []row) bool {
		return len(countries(table)) == 5 && slices.ContainsFunc(table, is("admin1", "Kerman"))
	},
	"Two in three of those killed here died in worship, at a rally or in a crowd": func(table []row) bool {
		var there, of [2]float64
		for _, r := range table {
			low, high, _ := deaths(r)
			of[0], of[1] = of[0]+float64(low), of[1]+float64(high)
			if slices.Contains([]string{"place of worship", "political event", "public gathering"}, r["target"]) {
				there[0], there[1] = there[0]+float64(low), there[1]+float64(high)
			}
		}
		near := func(share float64) bool { return share > 0.63 && share < 0.70 }
		return near(there[0]/of[0]) && near(there[1]/of[1])
	},
	"The three deadliest struck an evacuation, a concert and an election rally": func(table []row) bool {
		top := deadliest(table)[:3]
		slices.Sort(top)
		return slices.Equal(top, []string{"2018-07-13-mastung", "2021-08-26-kabul-airport", "2024-03-22-moscow"})
	},
	"Kabul airport is the deadliest attack in this selection": func(table []row) bool {
		return deadliest(table)[0] == "2021-08-26-kabul-airport"
	},
	"Both shoals have been struck": func(table []row) bool {
		return slices.ContainsFunc(table, is("admin1", "Outer Shoals")) && slices.ContainsFunc(table, is("admin1", "Inner Shoals"))
	},
	"Nothing is recorded after February 2033": func(table []row) bool {
		return !slices.ContainsFunc(table, func(r row) bool { return r["date"] >= "2033-03" })
	},
	"The toll bridge hurt more people than both fires": func(table []row) bool {
		bridge, fires := 0.0, 0.0
		for _, r := range table {
			switch r["tactic"] {
			case "armed assault":
				bridge += decimal(r["wounded_low"])
			case "arson":
				fires += decimal(cmp.Or(r["wounded"], r["wounded_low"]))
			}
		}
		return bridge > fires
	},
	"The first five incidents":                     func([]row) bool { return true },
	"All six incidents, and what is known of them": func(table []row) bool { return len(table) == 6 },
	// The estimates are no rows; their chart says which they are.
	"For 2019 the UN’s and the Pentagon’s estimates of its fighters do not overlap": func([]row) bool { return true },
	"The harbour master’s and the guild’s counts for 2032 do not overlap":           func([]row) bool { return true },
}

func countries(table []row) []string {
	var names []string
	for _, r := range table {
		names = append(names, r["country"])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// deadliest are the ids by the lowest number of people killed, as the table sorts them.
func deadliest(table []row) []string {
	table = slices.Clone(table)
	slices.SortStableFunc(table, func(a, b row) int {
		x, _, _ := deaths(a)
		y, _, _ := deaths(b)
		return cmp.Compare(y, x)
	})
	ids := make([]string, len(table))
	for i, r := range table {
		ids[i] = r["id"]
	}
	return ids
}

func TestTitlesOfDrawingsHold(t *testing.T) {
	for _, folder := range folders {
		b := open(t, folder)
		table := slices.DeleteFunc(rows(t, folder), func(r row) bool { return r["verification"] == "unverified" })
		for _, s := range b.Sections {
			brief.Walk(s.Blocks, func(block brief.Block) {
				d, ok := block.(*brief.Drawing)
				if !ok {
					return
				}
				holds, known := findings[d.Title]
				if !known {
					t.Errorf("%s: nothing tests the title %q", folder, d.Title)
				} else if !holds(table) {
					t.Errorf("%s: it is not so that %s", folder, strings.ToLower(d.Title[:1])+d.Title[1:])
				}
			}, nil)
		}
	}
}
