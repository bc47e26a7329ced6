package briefs_test

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lectern/app/brief"
)

// finding is whether what a drawing's title says is so.
type finding func([]row) bool

var findings = map[string]finding{
	"In every year from 2015 to 2024 one attack killed thirty people or more":          thirtyEachYear,
	"In every year from 2015 to 2024 at least one attack killed thirty people or more": thirtyEachYear,
	"Most of the incidents in Afghanistan and Pakistan were in Kabul": func(table []row) bool {
		there, of := 0, 0
		for _, r := range table {
			if r["country"] == "Afghanistan" || r["country"] == "Pakistan" {
				of++
			}
			if r["admin1"] == "Kabul" {
				there++
			}
		}
		return 2*there > of
	},
	"In Kabul no quarter was struck more often than Dasht-e-Barchi in the west": func(table []row) bool {
		struck := map[string]int{}
		for _, r := range table {
			if r["admin1"] == "Kabul" {
				struck[r["part_of_city"]]++
			}
		}
		barchi := struck["Dasht-e-Barchi"]
		delete(struck, "Dasht-e-Barchi")
		return barchi > slices.Max(slices.Collect(maps.Values(struck)))
	},
	"Farther abroad, Kerman and Moscow are by far the deadliest attributed to it": func(table []row) bool {
		abroad := slices.DeleteFunc(slices.Clone(table), func(r row) bool { return r["country"] == "Afghanistan" || r["country"] == "Pakistan" })
		top := deadliest(abroad)
		var killed []int
		for _, id := range top[1:3] {
			low, _, _ := deaths(abroad[slices.IndexFunc(abroad, is("id", id))])
			killed = append(killed, low)
		}
		return top[0] == "2024-03-22-moscow" && top[1] == "2024-01-03-kerman" && killed[0] > 3*killed[1]
	},
	"Attacks laid to it reached five countries, from Sindh to Kerman": func(table []row) bool {
		return len(countries(table)) == 5 && slices.ContainsFunc(table, is("admin1", "Kerman"))
	},
	"Nearly two in three of those killed here died at worship, at a rally or in a crowd": func(table []row) bool {
		var there, of [2]float64
		for _, r := range table {
			low, high, _ := deaths(r)
			of[0], of[1] = of[0]+float64(low), of[1]+float64(high)
			if slices.Contains([]string{"place of worship", "political event", "public gathering"}, r["target"]) {
				there[0], there[1] = there[0]+float64(low), there[1]+float64(high)
			}
		}
		near := func(share float64) bool { return share > 0.63 && share < 2.0/3 }
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
	"Every kind of attack came once or twice": func(table []row) bool {
		times := map[string]int{}
		for _, r := range table {
			times[r["tactic"]]++
		}
		for _, n := range times {
			if n > 2 {
				return false
			}
		}
		return len(times) > 1
	},
	"The first five incidents":                     func([]row) bool { return true },
	"All six incidents, and what is known of them": func(table []row) bool { return len(table) == 6 },
}

// thirtyEachYear asks whether an attack of each year killed thirty people or more by its low figure.
func thirtyEachYear(table []row) bool {
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
}

// trends are findings about the rows of series.csv.
var trends = map[string]finding{
	"The UN’s estimates of its fighters were lowest in mid-2021 and higher by early 2022": func(series []row) bool {
		high := func(from string) float64 { return estimate(series, "fighters", from) }
		lowest := high("2021-07")
		return lowest > 0 && lowest < high("2017-02") && lowest < high("2020-01") && lowest < high("2021-01") && lowest < high("2022-01")
	},
	"In late 2023 the UN counted fewer attacks in Afghanistan than in late 2020, 2021 or 2022": func(series []row) bool {
		attacks := func(from string) float64 { return estimate(series, "attacks per 100 days", from) }
		late := attacks("2023-08-01")
		return late > 0 && late < attacks("2020-08-19") && late < attacks("2021-08-19") && late < attacks("2022-08-01")
	},
	"For 2019 the UN’s and the Pentagon’s estimates of its fighters do not overlap": apart("fighters", "2019"),
	"The harbour master’s and the guild’s counts for 2032 do not overlap":           func([]row) bool { return true },
}

// estimate is the high end of a series at a date, or 0.
func estimate(series []row, name, from string) float64 {
	i := slices.IndexFunc(series, func(r row) bool { return r["series"] == name && r["date_from"] == from })
	if i < 0 {
		return 0
	}
	return decimal(series[i]["high"])
}

// apart asks whether two estimates of one time leave room between them.
func apart(name, from string) finding {
	return func(series []row) bool {
		var ends []float64
		for _, r := range series {
			if r["series"] == name && r["date_from"] == from {
				ends = append(ends, decimal(r["low"]), decimal(r["high"]))
			}
		}
		return len(ends) == 4 && (ends[0] > ends[3] || ends[2] > ends[1])
	}
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
		series := records(t, folder, "series.csv")
		for _, s := range b.Sections {
			brief.Walk(s.Blocks, func(block brief.Block) {
				d, ok := block.(*brief.Drawing)
				if !ok {
					return
				}
				holds, known := findings[d.Title]
				of := table
				if !known {
					holds, known = trends[d.Title]
					of = series
				}
				if !known {
					t.Errorf("%s: nothing tests the title %q", folder, d.Title)
				} else if !holds(of) {
					t.Errorf("%s: it is not so that %s", folder, strings.ToLower(d.Title[:1])+d.Title[1:])
				}
			}, nil)
		}
	}
}
