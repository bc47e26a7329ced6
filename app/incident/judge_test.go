package incident

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
)

// judge judges rows of which the first names the columns.
func judge(rows [][]string) (j *Judge, said string) {
	j, columns := NewJudge(rows[0], "rows", nil)
	if len(columns.Errors()) > 0 {
		return j, columns.Error()
	}
	for _, row := range rows[1:] {
		j.Judge(row)
	}
	return j, append(columns, j.Problems()...).Error()
}

func TestAJudgeNamesTheRow(t *testing.T) {
	columns := []string{"id", "date", "country", "place", "killed"}
	good := []string{"a", "2024-03-22", "Russia", "Krasnogorsk", "145"}
	for want, row := range map[string][]string{
		"rows:2: “infinity” is not a date":      {"b", "infinity", "Russia", "Kursk", ""},
		"rows:2: “0044-03-15 BC” is not a date": {"b", "0044-03-15 BC", "Russia", "Kursk", ""},
		"rows:2: killed":                              {"b", "2024", "Russia", "Kursk", "many"},
		"rows:2: place holds a NUL character":         {"b", "2024", "Russia", "Kur\x00sk", ""},
		"rows:2: place is not UTF-8":                  {"b", "2024", "Russia", "K\xfcrsk", ""},
		"rows:2: place is longer than":                {"b", "2024", "Russia", strings.Repeat("x", maxCellBytes+1), ""},
		"rows:2: id is empty":                         {"", "2024", "Russia", "Kursk", ""},
		"rows:2: the row is empty":                    {"", "", "", "", ""},
		"rows:2: id “A” stands already at row 1":      {"A", "2024", "Russia", "Kursk", ""},
		"rows:2: the row has 2 cells, the header has": {"b", "2024"},
	} {
		if _, said := judge([][]string{columns, good, row}); !strings.Contains(said, want) || strings.Contains(said, "\n") {
			t.Errorf("the judge says %q, want %q", said, want)
		}
	}
	if _, said := judge([][]string{columns, good}); said != "" {
		t.Errorf("of a good row the judge says %q", said)
	}
	if _, said := judge([][]string{{"id", "date"}}); said != "rows: there is no column country and place (or lat and lon), name the columns of the query so" {
		t.Errorf("without columns the judge says %q", said)
	}
	if _, said := judge([][]string{{}}); !strings.Contains(said, "there is no column id") {
		t.Errorf("of nothing the judge says %q", said)
	}
}

func TestDoubtsDontHideAMistake(t *testing.T) {
	rows := [][]string{{"id", "date", "country", "lat", "lon"}}
	for n := range MaxListed + 1 {
		rows = append(rows, []string{fmt.Sprint("a", n), "2024", "Mali", "0", "0"})
	}
	j, said := judge(rows)
	if j.Wrong() != 0 || strings.Count(said, "\n") != MaxListed || !strings.HasSuffix(said, "rows: 1 more doubts are not listed, look at these first") || len(j.Problems().Errors()) > 0 {
		t.Errorf("of doubtful rows %d are wrong: %s", j.Wrong(), said)
	}
	j.Judge([]string{"b", "soon", "Mali", "0", "0"})
	if j.Wrong() != 1 || len(j.Problems().Errors()) == 0 {
		t.Errorf("of a row with a mistake behind them %d are wrong: %v", j.Wrong(), j.Problems())
	}
}

// A judge that reads otherwise than check does would let rows through that the brief then lacks.
func FuzzAJudgeFindsWhatReadingFinds(f *testing.F) {
	f.Add("a", "2024", "Mali", "b", "2024-02-31", "Mali")
	f.Add("a", "2024", "Mali", "A", "2024", "")
	f.Fuzz(func(t *testing.T, id1, date1, country1, id2, date2, country2 string) {
		rows := [][]string{{"id", "date", "country", "place"}, {id1, date1, country1, "Gao"}, {id2, date2, country2, "Gao"}}
		for _, row := range rows[1:] {
			for i, cell := range row {
				row[i] = oneLineEnd(cell)
			}
		}
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		for _, row := range rows {
			for i, cell := range row {
				row[i] = EscapeFormula(cell)
			}
			_ = w.Write(row)
			for i, cell := range row {
				row[i] = UnescapeFormula(cell)
			}
		}
		w.Flush()
		_, problems := ReadCSV(&text, "rows", nil)
		j, _ := judge(rows)
		if judged := j.Problems(); (judged.Errors() == nil) != (problems.Errors() == nil) {
			t.Errorf("the judge says %v, reading says %v", judged, problems)
		}
	})
}
