package exchange

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The same two rows in every form in which pandas and others write a table as JSON.
func TestTablesOfJSONAreReadInAnyForm(t *testing.T) {
	const want = "a 2021-03-04 3\nb 2021-03-05 \n"
	for name, text := range map[string]string{
		"objects":            `[{"id":"a","date":"2021-03-04","country":"Mali","place":"Gao","killed":3},{"id":"b","date":"2021-03-05","country":"Mali","place":"Gao","killed":null}]`,
		"in objects":         `{"status":200,"response":{"count":2,"docs":[{"id":"a","date":"2021-03-04","country":"Mali","place":"Gao","killed":3},{"id":"b","date":"2021-03-05","country":"Mali","place":"Gao"}]}}`,
		"with its source":    `{"hits":{"hits":[{"_score":1,"_source":{"id":"a","date":"2021-03-04","country":"Mali","place":"Gao","killed":3}},{"_score":2,"_source":{"id":"b","date":"2021-03-05","country":"Mali","place":"Gao"}}]}}`,
		"columns":            `{"id":{"0":"a","1":"b"},"date":{"0":"2021-03-04","1":"2021-03-05"},"country":{"0":"Mali","1":"Mali"},"place":{"0":"Gao","1":"Gao"},"killed":{"0":3.0,"1":null}}`,
		"columns of lists":   `{"id":["a","b"],"date":["2021-03-04","2021-03-05"],"country":["Mali","Mali"],"place":["Gao","Gao"],"killed":[3,null]}`,
		"index":              `{"0":{"id":"a","date":"2021-03-04","country":"Mali","place":"Gao","killed":3},"1":{"id":"b","date":"2021-03-05","country":"Mali","place":"Gao","killed":null}}`,
		"split":              `{"columns":["id","date","country","place","killed"],"index":[0,1],"data":[["a","2021-03-04","Mali","Gao",3],["b","2021-03-05","Mali","Gao",null]]}`,
		"lists":              ` [["id","date","country","place","killed"],["a","2021-03-04","Mali","Gao",3],["b","2021-03-05","Mali","Gao",null]]`,
		"days as epoch time": `{"id":["a","b"],"date":[1614816000000,1614902400000],"country":["Mali","Mali"],"place":["Gao","Gao"],"killed":[3,null]}`,
	} {
		r := readText(t, text)
		var got strings.Builder
		for _, id := range []string{"a", "b"} {
			row, _ := r.Table.Index(id)
			if r.Table.Len() == 2 {
				got.WriteString(id + " " + r.Table.Cell("date", row) + " " + r.Table.Cell("killed", row) + "\n")
			}
		}
		if d := cmp.Diff(want, got.String()); d != "" {
			t.Errorf("%s: %v\n%s", name, r.Problems, d)
		}
	}
}

func TestAnIndexThatSaysMoreThanACountIsKept(t *testing.T) {
	for _, text := range []string{
		`{"1001":{"date":"2021-03-04","country":"Mali","place":"Gao"},"1002":{"date":"2021-03-05","country":"Mali","place":"Gao"}}`,
		`{"date":{"1001":"2021-03-04","1002":"2021-03-05"},"country":{"1001":"Mali","1002":"Mali"},"place":{"1001":"Gao","1002":"Gao"}}`,
	} {
		if got := cells(readText(t, text), "index", "date"); got != "1001|2021-03-04\n1002|2021-03-05\n" {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestJSONThatIsNoTableIsNamed(t *testing.T) {
	for text, want := range map[string]string{
		`{"geometryType":"esriGeometryPoint","features":[{"attributes":{"date":"2021-03-04"},"geometry":{"x":-6,"y":14}}]}`: "Esri JSON",
		`{"type":"Topology","objects":{"x":{"type":"GeometryCollection","geometries":[]}},"arcs":[]}`:                       "TopoJSON",
		`[["a","2021-03-04"],["b"]]`: "the file holds no list of objects",
		`[[1,2],[3,4]]`:              "the file holds no list of objects",
		`{"a":{"x":1},"b":{"y":2}}`:  "no column is known as that of a date",
		`{"a":{"x":[{"date":"2021-03-04"}],"y":[{"date":"2021-03-05"}]}}`: "no column is known as that of a date",
		`{"a":[1,2],"b":[1]}`: "no column is known as that of a date",
	} {
		r := readText(t, text)
		if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].What, want) {
			t.Errorf("%s: %v, want %s", text, r.Problems, want)
		}
	}
}

func TestObjectsInObjectsAreColumns(t *testing.T) {
	for name, c := range map[string]struct{ properties, want string }{
		"by the last name":                {`"event":{"date":"2021-03-04","kind":{"type":"Attack"}},"location":{"country":"Mali","place":"Gao"},"casualties":{"killed":3,"min":1},"event_type":"Attack"`, "2021-03-04|Mali|Gao|3|Attack\n"},
		"in one that holds the row":       {`"_id":{"oid":"7"},"fields":{"date":"2021-03-04","country":"Mali","place":"Gao","killed":3,"type":"Attack"}`, "2021-03-04|Mali|Gao|3|Attack\n"},
		"none that tells something else":  {`"date":"2021-03-04","country":"Mali","place":"Gao","actor":{"id":"x","name":"y","type":"z"}`, "2021-03-04|Mali|Gao||\n"},
		"by the last names":               {`"a":{"b":{"event":{"date":"2021-03-04"}}},"in":{"country":"Mali"},"at":{"town":"Gao"},"dead":{"min":{"killed":2},"max":{"killed":4}},"killed":3`, "2021-03-04|Mali|Gao|3|\n"},
		"beside one of the same name":     {`"date":"2021-03-04","country":"Mali","place":"Gao","reported":{"date":"2021-03-09"}`, "2021-03-04|Mali|Gao||\n"},
		"one that holds nothing":          {`"date":"2021-03-04","country":"Mali","place":"Gao","more":{}`, "2021-03-04|Mali|Gao||\n"},
		"one with a name that has a stop": {`"date":"2021-03-04","country":"Mali","place":"Gao","no.killed":{"x":1}`, "2021-03-04|Mali|Gao||\n"},
	} {
		for form, text := range map[string]string{
			"JSON":    `[{` + c.properties + `}]`,
			"GeoJSON": `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{` + c.properties + `},"geometry":{"type":"Point","coordinates":[-5.99,14.25]}}]}`,
		} {
			r := readText(t, text)
			if got := cells(r, "date", "country", "place", "killed", "event_type"); got != c.want {
				t.Errorf("%s in %s: %q, %v", name, form, got, r.Problems)
			}
		}
	}
}

func TestObjectsOfManyNamesStayJSON(t *testing.T) {
	const rows = 60 // of ten names each, more than a file may have columns
	objects := make([]string, rows)
	for n := range objects {
		var text strings.Builder
		fmt.Fprintf(&text, `{"date":"2021-03-04","country":"Mali","place":"Gao","by":{`)
		for i := range 10 {
			fmt.Fprintf(&text, `"name %d":1,`, 10*n+i)
		}
		fmt.Fprintf(&text, `"last":%d}}`, n)
		objects[n] = text.String()
	}
	for name, text := range map[string]string{
		"one behind the other": strings.Join(objects, ""),
		"in a list":            "[" + strings.Join(objects, ",") + "]",
		"in a list within":     `{"response":{"docs":[` + strings.Join(objects, ",") + `]}}`,
	} {
		r := readText(t, text)
		if r.Table.Len() != rows || !strings.HasPrefix(r.Table.Cell("by", 0), `{"name `) {
			t.Errorf("%s: %d rows, %v", name, r.Table.Len(), r.Problems)
		}
	}
}
