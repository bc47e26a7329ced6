package incident

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestQueriesPrintInOneSpelling also reads them in words.
func TestQueriesPrintInOneSpelling(t *testing.T) {
	for _, c := range []struct{ query, canonical, words string }{
		{"", "", "all incidents"},
		{"  \t\n", "", "all incidents"},
		{"country:Pakistan,Iran  killed:>=10", "country:Pakistan,Iran killed:>=10", "in Pakistan or Iran, at least 10 people killed"},
		{"killed:>=1", "killed:>=1", "at least 1 person killed"},
		{"killed:1..11", "killed:1..11", "1 to 11 people killed"},
		{"Killed_Low:>9", "killed.low:>=10", "at least 10 people killed, lowest figure"},
		{"killed.best:10..", "killed.best:>=10", "at least 10 people killed, best figure"},
		{"killed:5..,100 killed:..3,250", "killed:5..,100 killed:..3,250", ""},
		{"killed:1..1,100", "killed:1,100", ""},
		{"wounded:..5,<3,7..7", "wounded:<=5,<=2,7", "at most 5, at most 2 or 7 people wounded"},
		{"date:2021-08..2022", "date:2021-08..2022", "from August 2021 to 2022"},
		{"date:>=2021-08", "date:2021-08..", "from August 2021"},
		{"date:>2021-08", "date:2021-09..", "from September 2021"},
		{"date:<2022", "date:..2021", "up to 2021"},
		{"date:2016-01-01..2016-12-31", "date:2016", "in 2016"},
		{"date:2016-W41,2016-10-24", "date:2016-W41,2016-10-24", "in the week of 10 October 2016 or on 24 October 2016"},
		{"date_within:2016-10-03..2016-10-04", "date.within:2016-10-03..2016-10-04", "surely from 3 October 2016 to 4 October 2016"},
		{"tactic:\"suicide bombing\"", `tactic:"suicide bombing"`, "tactic suicide bombing"},
		{`"tactic"`, "tactic", "mentioning “tactic”"},
		{`"a:b" "OR" "-x" "x,y"`, `"a:b" "OR" "-x" "x,y"`, "mentioning “a:b”, mentioning “OR”, mentioning “-x”, mentioning “x,y”"},
		{`title~"say ""no"""`, `title~"say ""no"""`, "title containing “say \"no\"”"},
		{"mosque,shrine", "mosque,shrine", "mentioning “mosque” or “shrine”"},
		{"-(-mosque)", "mosque", "mentioning “mosque”"},
		{"((a) (b c))", "a b c", "mentioning “a”, mentioning “b”, mentioning “c”"},
		{"a OR b c OR (d OR e)", "a OR b c OR d OR e", "mentioning “a” or (mentioning “b”, mentioning “c”) or mentioning “d” or mentioning “e”"},
		{"-target:military (place:Kabul OR near:\"kabul  50 KM\")", `-target:military (place:Kabul OR near:"kabul 50km")`, "not target military, either at Kabul or within 50 km of kabul"},
		{"-(a OR b) -(c d)", "-(a OR b) -(c d)", "not (mentioning “a” or mentioning “b”), not (mentioning “c”, mentioning “d”)"},
		{"near:\"İstanbul 50km\",\"ȺȺȺ 5Km\"", `near:"İstanbul 50km","ȺȺȺ 5km"`, "within 50 km of İstanbul or 5 km of ȺȺȺ"},
		{"within:60,29,75.50,38", "within:60,29,75.5,38", "between 29° N and 38° N, 60° E and 75.5° E"},
		{"within:170,-30,-170,-5", "within:170,-30,-170,-5", "between 30° S and 5° S, 170° E and 170° W"},
		{"has:lat,killed_best", "has:lat,killed.best", "latitude or people killed, best figure known"},
		{"lat:34.50..35 lon:<-3", "lat:34.5..35 lon:<=-3.0000001", "latitude 34.5 to 35, longitude at most -3.0000001"},
		{"attribution:CLAIMED", "attribution:claimed", "attribution claimed"},
		{"in_commentary:yes", "in_commentary:yes", "in commentary yes"},
		{"Homes_Flooded:>=1000", "homes_flooded:>=1000", "homes flooded at least 1000"},
		{"homes_flooded:>1.5,..3,7,2..2.5,<-1,<=4,10..", "homes_flooded:>1.5,..3,7,2..2.5,<-1,<=4,10..", "homes flooded more than 1.5, at most 3, 7, 2 to 2.5, less than -1, at most 4 or at least 10"},
		{`homes_flooded:">=1000"`, `homes_flooded:">=1000"`, "homes flooded >=1000"},
		{`homes_flooded:>=10,"2"`, "homes_flooded:>=10,2", "homes flooded at least 10 or 2"},
		{`homes_flooded:"1..3","2"`, `homes_flooded:"1..3",2`, "homes flooded 1..3 or 2"},
		{`place:">=5" title:2024`, `place:">=5" title:2024`, "at >=5, title 2024"},
		{"homes_flooded:wait...,v1..v2", "homes_flooded:wait...,v1..v2", "homes flooded wait... or v1..v2"},
		{"-has:killed", "-has:killed", "people killed not known"},
		{"-has:killed,wounded -(has:lat)", "-has:killed,wounded -has:lat", "people killed and people wounded not known, latitude not known"},
		{"place:https://example.org", "place:https://example.org", "at https://example.org"},
		{"2016–2018", "2016–2018", "mentioning “2016–2018”"},
		{"country:France\u00a0 killed:\u200b>=5", "country:France killed:>=5", "in France, at least 5 people killed"},
		{"\ufeff-\u200ekil\u00adled:\u20665\u2069 OR\u200b soft\u00adware", "-killed:5 OR software", "not 5 people killed or mentioning “software”"},
		{"country:\"\u200fایران\u200f\" می\u200cخواهم", "country:ایران می\u200cخواهم", "in ایران, mentioning “می\u200cخواهم”"},
		{"\u200b", "", "all incidents"},
		{"last 90 days", "date:last-90-days", "in the last 90 days"},
		{"Past 1 Month -last year", "date:last-month -date:last-year", "in the last month, not in the last year"},
		{`date.within:"last 2 quarters",2016`, "date.within:last-2-quarters,2016", "surely in the last 2 quarters or in 2016"},
		{"2023 Q1", "date:2023-Q1", "in the first quarter of 2023"},
		{"2023q1 a", "date:2023-Q1 a", "in the first quarter of 2023, mentioning “a”"},
		{"Q1/2023 OR Q2-2023", "date:2023-Q1 OR date:2023-Q2", "in the first quarter of 2023 or in the second quarter of 2023"},
		{"Q1 2023..Q2 2023", "date:2023..2023-06", "from 2023 to June 2023"},
		{`"2023" mosque`, `"2023" mosque`, "mentioning “2023”, mentioning “mosque”"},
		{"(last 6 months OR Q1 2023) a", "(date:last-6-months OR date:2023-Q1) a", "either in the last 6 months or in the first quarter of 2023, mentioning “a”"},
		{"date:2010s date.within:1990s..2004", "date:2010..2019 date.within:1990..2004", "from 2010 to 2019, surely from 1990 to 2004"},
		{"date:Q4/2023,2023q2..2024-Q1 date:2023-01..2023-03", "date:2023-Q4,2023-04..2024-03 date:2023-Q1", "in the fourth quarter of 2023 or from April 2023 to March 2024, in the first quarter of 2023"},
		{`"last year" last days`, `"last year" last days`, "mentioning “last year”, mentioning “last”, mentioning “days”"},
		{`last 90 men quarrel "2023"`, `last 90 men quarrel "2023"`, "mentioning “last”, mentioning “90”, mentioning “men”, mentioning “quarrel”, mentioning “2023”"},
		{"first_day:2016 date_end:2016-10", "first_day:2016 last_day:2016-10", "first day in 2016, last day in October 2016"},
		{"title:bomb*,*bomb,*bomb*,b*b,bomb", "title:bomb*,*bomb,*bomb*,b*b,bomb", "title beginning with “bomb”, ending with “bomb”, containing “bomb”, like “b*b” or bomb"},
		{`title:"bomb*" title:"a*",b*`, `title:"bomb*" title:"a*",b*`, "title bomb*, title a* or beginning with “b”"},
		{"admin1:Nan*r place~*a*b* bomb* *c*d", "admin1:Nan*r place~*a*b* bomb* *c*d", "province like “Nan*r”, place containing words like “*a*b*”, mentioning words beginning with “bomb”, mentioning words like “*c*d”"},
		{"*bomb* *bad title~kab*,Kabul", "bomb *bad title~kab*,Kabul", "mentioning “bomb”, mentioning words ending with “bad”, title containing words beginning with “kab” or “Kabul”"},
		{"province:Kunar", "admin1:Kunar", "in Kunar"},
		{"killed:* -title:* in_commentary:*", "has:killed -has:title has:in_commentary", "people killed known, title not known, in commentary known"},
		{"homes_flooded:1*", "homes_flooded:1*", "homes flooded beginning with “1”"},
		{"month_of_year:Dec..feb", "month_of_year:december..february", "in the month of December to February"},
		{"weekday:Fri weekday:sat..mon,wednesdays", "weekday:friday weekday:wednesday,saturday..monday", "on a Friday, on a Wednesday or Saturday to Monday"},
		{"weekday.within:fri -Weekday_within:mon month_of_year.within:May", "weekday.within:friday -weekday.within:monday month_of_year.within:may", "surely on a Friday, not surely on a Monday, surely in the month of May"},
	} {
		q, err := Parse(c.query, "in_commentary", "Homes flooded")
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		if q.String() != c.canonical {
			t.Errorf("%s prints as %s, want %s", c.query, q, c.canonical)
		}
		if c.words != "" && q.Words() != c.words {
			t.Errorf("%s reads %s\nwant %s", c.query, q.Words(), c.words)
		}
	}
}

func TestMistakesInQueriesNameTheirColumn(t *testing.T) {
	for _, c := range []struct {
		query  string
		column int
		want   string
	}{
		{"contry:Iran", 1, "there is no field “contry”, did you mean country?"},
		{"mosque kiled:>3", 8, "did you mean killed?"},
		{"has:lattitude", 5, "there is no field “lattitude”"},
		{"has:foo", 5, "there is no field “foo”, name a field of the incidents"},
		{"ttile~x", 1, "did you mean title?"},
		{"10:30", 1, "there is no field “10”, put quotes around it to search for the text"},
		{"country:", 9, "a value is missing"},
		{"country: Iran", 9, "write it straight after the field"},
		{"country:Iran, Pakistan", 14, "a value is missing beside the comma"},
		{"country:,Iran", 9, "a value is missing"},
		{",a", 1, "a value is missing beside the comma"},
		{`place:"Kabul`, 7, "the quotation mark is never closed"},
		{`place:""`, 7, "the quotes hold nothing"},
		{`place:“Kabul”`, 7, `type straight ones: "`},
		{`"a"b`, 4, "stands straight after a value"},
		{"a(b OR c)", 2, "put a space before it"},
		{`a"b"`, 2, "stands straight after a value"},
		{"place:Kabul(x)", 12, "put a space before it"},
		{"(a", 1, "the bracket is never closed"},
		{"a (b OR (c)", 3, "the bracket is never closed"},
		{"a)", 2, "a bracket closes that was never opened"},
		{"()", 2, "a term is missing before “)”"},
		{"OR a", 1, "a term is missing before OR"},
		{"a OR", 5, "a term is missing at the end"},
		{"a OR OR b", 6, "a term is missing before OR"},
		{"AND a", 1, "a term is missing before AND"},
		{"a AND", 6, "a term is missing after AND"},
		{"a NOT", 3, "NOT stands alone"},
		{"killd>=10", 1, "there is no field “killd”, did you mean killed?"},
		{"a=b", 1, "there is no field “a”, put quotes around it"},
		{"country>Iran", 9, "country holds text"},
		{"- a", 1, "“-” stands alone"},
		{"a -", 3, "“-” stands alone"},
		{"–mosque", 1, "“–” is a dash"},
		{"a −mosque", 3, "“−” is a dash"},
		{"–mos*que*", 1, "“–” is a dash"},
		{"mosque 2021", 8, "2021 alone is a word of a text, no date, write date:2021, or the word in quotes"},
		{"-2021-08..2022", 2, "write date:2021-08..2022"},
		{"2021..", 1, "write date:2021.."},
		{"country:\u200b", 10, "a value is missing"},
		{"\u200ba\u200b kil\u200bled:x", 13, "“x” is not a whole number"},
		{"killed:>= 5", 8, "a value is missing behind >="},
		{"killed:ten", 8, "“ten” is not a whole number, write digits alone"},
		{"killed:-3", 8, "is not a whole number"},
		{"killed:1,000", 10, "“1,000” is two numbers, and a comma means or, write 1000 without it"},
		{"killed:>=1,500", 12, "“>=1,500” is two numbers, and a comma means or, write >=1500 without it"},
		{"killed:5,..", 10, "the range has no end"},
		{"killed:9..3", 8, "ends before it begins, swap its ends"},
		{"killed:<0", 8, "can never be"},
		{"killed:>=", 8, "a value is missing"},
		{"killed~1", 1, "killed holds no text, write killed:value"},
		{"date~2016", 1, "date holds no text"},
		{"country:Iran event_type:flood,>=1000", 31, "event_type holds text, which no range of numbers finds, write the whole value"},
		{"own:>=many", 5, "“many” is not a number, write digits alone"},
		{"own:5,>=007", 7, "“007” is not a number"},
		{"own:yes,>3", 5, "“yes” is not a number"},
		{`own:>=5,">=1000"`, 9, "“>=1000” is not a number, write digits alone: 10, >=10, <10.5 or 10..20; in quotes it is text"},
		{"own:>=", 5, "“” is not a number"},
		{"own:9..3", 5, "ends before it begins, swap its ends"},
		{"lat:91e3", 5, "can't stand in lat"},
		{"date:2016-02-30", 6, "February 2016 has 29 days"},
		{"date:2016-2018", 6, "has no month"},
		{"date:2016–2018", 6, "is not a date"},
		{"date:..", 6, "the range has no end"},
		{"date:2018..2016", 6, "ends before it begins"},
		{"date:2023-Q5", 6, "“2023-Q5” has no quarter from 1 to 4, write 2016-Q1 to 2016-Q4"},
		{"a Q7 2023", 3, "has no quarter from 1 to 4"},
		{"a last 90 dyas", 3, "“dyas” is not a unit of time, did you mean days?"},
		{"date:last-days", 6, "“last-days” has no number of days, write last-90-days"},
		{"date:last-moon", 6, "“moon” is not a unit of time"},
		{"date:last-0-days", 6, "“0” is not a number of days, write 1 to 10,000, in digits"},
		{"date:last-ten-days", 6, "“ten” is not a number of days"},
		{"id:=~a*", 4, "“~a*” has a sign that means something else beside a *"},
		{"+!a*0", 2, "has a sign that means something else"},
		{"month_of_year:jann", 15, "“jann” is not a month of the year, did you mean"},
		{"weekday:frday", 9, "“frday” is not a day of the week, did you mean friday?"},
		{"weekday:mo", 9, "“mo” is not a day of the week, write monday to sunday"},
		{"weekday:fri..x", 9, "“x” is not a day of the week"},
		{"a *", 3, "“*” alone stands for everything"},
		{"title~*", 7, "“*” alone stands for everything"},
		{"date:2016*", 6, "is not a date"},
		{"killed:1*", 8, "is not a whole number"},
		{"attribution:cl*", 13, "can't stand in attribution"},
		{"wekday:friday", 1, "did you mean weekday?"},
		{"date:>9999", 6, "can never be"},
		{"attribution:claimed,clamed", 21, "write unknown, claimed, attributed or disputed"},
		{"verification:", 14, "a value is missing"},
		{"near:Kabul", 6, "is not a place and a distance"},
		{`near:"50km"`, 6, "is not a place and a distance"},
		{`near:"Kabul -5km"`, 6, "is not a distance in kilometres"},
		{`near:"Kabul 50miles"`, 6, "is not a place and a distance"},
		{"within:1,2,3", 1, "within has 3 numbers, not 4"},
		{"within:60,29,75,98", 17, "is not degrees from -90 to 90"},
		{"within:60,38,75,29", 11, "south is north of north"},
		{"ünï country:", 13, "a value is missing"}, // columns count characters
		{"a\xff", 1, "the query is not UTF-8"},
		{strings.Repeat("a ", 10_000), 2001, "more than 1,000 terms"},
		{"country:" + strings.Repeat("a,", 9_999) + "a", 1, "more than 1,000 terms"},
		{strings.Repeat("(", 10_000) + "a" + strings.Repeat(")", 10_000), 101, "more than 100 deep"},
		{strings.Repeat("-", 10_000) + "a", 101, "more than 100 deep"},
		{strings.Repeat("a", 70_000), 1, "longer than 65,536 bytes"},
	} {
		_, err := Parse(c.query, "own")
		e, ok := err.(*SyntaxError)
		if !ok || e.Column != c.column || !strings.Contains(e.Error(), c.want) {
			t.Errorf("%.60s: %v, want column %d, %s", c.query, err, c.column, c.want)
		}
	}
}

func TestMistakesThatOnlyATableKnows(t *testing.T) {
	table := one(t, func(*Incident) {})
	for _, c := range []struct {
		table *Table
		query string
		want  string
	}{
		{table, `mosque near:"Kabool 5km"`, "column 13: the gazetteer has no place “Kabool”"},
		{table, `near:"Springfield 5km"`, "column 6: “Springfield” may be “Springfield, Illinois” or “Springfield, Ohio”"},
		{NewBuilder(nil).Table(), `near:"Kabul 5km"`, "column 6: there is no gazetteer to find “Kabul”"},
		{table, "a in_commentary:yes", "column 3: there is no field “in_commentary”"},
		{table, "a -has:in_commentary", "column 8: there is no field"},
	} {
		q, err := Parse(c.query, "in_commentary")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.table.Select(q); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.query, err, c.want)
		}
	}
}

// A column of the file's own is asked for numbers where it holds nothing else, and says so where it
// holds text.
func TestOwnColumnsOfNumbersTakeRanges(t *testing.T) {
	table, problems := readString("id,date,country,place,homes_flooded,damage,code,never\n" +
		"a,2021,AFG,Kabul,997,12,007,\nb,2022,PAK,Quetta,,heavy,12,\nc,2022,AFG,Herat,2391,3.5,9,\nd,2022,AFG,Herat,1000.0,n/a,10,\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	const noRange = "holds text such as “%s”, which no range of numbers finds, leave numbers alone in the column, or put quotes around the value to ask for it as text"
	for _, c := range []struct{ query, want string }{
		{"homes_flooded:>=1000", "c d"},
		{"homes_flooded:<1000", "a"},
		{"homes_flooded:>997", "c d"},
		{"homes_flooded:997..1000", "a d"},
		{"homes_flooded:..999,2391", "a c"},
		{"homes_flooded:1000", "d"},
		{"-homes_flooded:>=1000", "a b"},
		{"-has:homes_flooded", "b"},
		{"homes_flooded~39", "c"},
		{"never:>=0", ""},
		{"never:x", ""},
		{"damage:heavy", "b"},
		{`damage:">=3"`, ""},
		{"homes_flooded:many", "column 1: “many” is not a number, and homes_flooded holds nothing else, write digits alone: 10, >=10, <10.5 or 10..20"},
		{`homes_flooded:">=1000"`, "column 1: “>=1000” is not a number, and homes_flooded holds nothing else"},
		{"mosque damage:>=3", "column 15: damage " + fmt.Sprintf(noRange, "heavy")},
		{"code:9..12", "column 6: code " + fmt.Sprintf(noRange, "007")},
	} {
		q, err := table.Parse(c.query)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		s, err := table.Select(q)
		if err != nil {
			if c.want == "" || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("%s: %v, want %s", c.query, err, c.want)
			}
			continue
		}
		var got []string
		for _, row := range table.order {
			if s.Has(row) {
				got = append(got, table.Cell("id", row))
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s finds %s, want %s", c.query, got, c.want)
		}
	}
}

func TestOwnColumnsOfNumbersSortBySize(t *testing.T) {
	table, _ := readString("id,date,country,place,homes_flooded,damage\n" +
		"a,2021,AFG,Kabul,997,9\nb,2022,PAK,Quetta,,b\nc,2022,AFG,Herat,2391,10\nd,2022,AFG,Herat,-4.5,\ne,2022,AFG,Herat,997.0,x\n")
	for _, c := range []struct {
		by   string
		down bool
		want string
	}{
		{"homes_flooded", false, "daecb"},
		{"Homes flooded", true, "caedb"},
		{"damage", false, "cabed"},
	} {
		rows, err := table.Order(table.All(), c.by, c.down)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, row := range rows {
			got += table.Cell("id", row)
		}
		if got != c.want {
			t.Errorf("by %s, descending %v: %s, want %s", c.by, c.down, got, c.want)
		}
	}
}

func TestColumnsAreFoundInAnySpelling(t *testing.T) {
	table, _ := readString("id,date,country,place,Homes flooded,note\na,2021,AFG,Kabul,997,x\nb,2021,AFG,Kabul,,\n")
	for name, want := range map[string]Column{
		"homes_flooded": {Name: "Homes flooded", Words: "homes flooded", Numbers: true, Extra: true},
		"note":          {Name: "note", Words: "note", Extra: true},
		"Event_Type":    {Name: "event_type", Words: "type of event"},
		"killed.low":    {Name: "killed_low", Words: "people killed, lowest figure", Numbers: true},
		"confidence":    {Name: "confidence", Words: "confidence", Choice: true},
		"lat":           {Name: "lat", Words: "latitude", Numbers: true},
		"homes":         {},
	} {
		if got, ok := table.ColumnNamed(name); got != want || ok != (want.Name != "") {
			t.Errorf("%s: %+v, %v, want %+v", name, got, ok, want)
		}
	}
}

func TestMistakesInMeasures(t *testing.T) {
	for _, c := range []struct{ measure, want string }{
		{"", "column 1: the measure is empty"},
		{"total killed", "column 1: “total” is not a measure, write count, sum killed"},
		{"sum", "column 4: sum can't take “”, write killed"},
		{"sum country", "column 5: sum can't take “country”"},
		{"sum killed.middle", "column 5: sum can't take “killed.middle”"},
		{"first killed", "column 7: first takes date alone, write first date"},
		{"count killed", "column 7: “killed” can't stand here, write where and a query"},
		{"sum killed where", "column 17: where has no query"},
		{"sum killed where nowhere:x", "column 18: there is no field"},
		{"sum killed where killed:x", "column 25: “x” is not a whole number"},
		{"süm killed where killed:x", "column 1: “süm” is not a measure"},
		{strings.Repeat("x", 70_000), "longer than 65,536 bytes"},
	} {
		if _, err := ParseMeasure(c.measure); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.40s: %v, want %s", c.measure, err, c.want)
		}
	}
}

func TestASumOfWhatADataSetDoesNotCountNamesWhatItCounts(t *testing.T) {
	for _, c := range []struct{ columns, measure, want string }{
		{"deaths_low,deaths", "sum killed", "column 5: these incidents don’t count people killed, but deaths, write sum deaths"},
		{"deaths_low,deaths", "MAX  wounded.high where country:Iran", "column 6: these incidents don’t count people wounded, highest figure, but deaths, write max deaths"},
		{"deaths_low,deaths", "sum deaths", ""},
		{"killed,deaths", "sum killed", ""},
		{"killed,wounded", "sum attackers_killed", ""},
		{"deaths_low,deaths", "sum attackers_killed", "column 5: these incidents don’t count attackers killed, but deaths, write sum deaths"},
		{"actor,target", "sum killed", ""},
	} {
		table, problems := readString("id,date,country,place," + c.columns + "\na,2021,Iran,X" + strings.Repeat(",2", 1+strings.Count(c.columns, ",")) + "\n")
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		got := ""
		if _, err := table.ParseMeasure(c.measure); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.measure, c.columns, got, c.want)
		}
	}
}

func TestEmptyTableAnswersEverything(t *testing.T) {
	table := NewBuilder(world{}).Table()
	for _, query := range []string{"", "a", "-a", "killed:3..5", "date:2016", `near:"Kabul 5km"`, "within:1,2,3,4", "has:lat OR b", "country:AFG"} {
		q, err := table.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		s, err := table.Select(q, WithoutUnverified())
		if err != nil || s.Count() != 0 || s.Not().Count() != 0 {
			t.Errorf("%s: %v, %v", query, s, err)
		}
		if h := table.Histogram(s, Killed, Months, 0, 100, "place"); len(h.Layers) != 0 {
			t.Errorf("%d layers", len(h.Layers))
		}
	}
}

func TestCompletionOffersFieldsThenValues(t *testing.T) {
	table, problems := readString("id,date,country,place,tactic,killed_low,in_commentary\n" +
		"a,2021-08-26,AFG,Kabul airport,suicide bombing,182,yes\nb,2022-03,PAK,Peshawar,suicide bombing,62,no\nc,2022-04-21,AFG,Kunduz,\"bomb, remote\",,no\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, c := range []struct {
		query  string
		cursor int
		want   string
	}{
		{"kill", 4, "0-4 killed: 0|0-4 killed.low: 0|0-4 killed.best: 0|0-4 killed.high: 0"},
		{"mosque in_c", 11, "7-11 in_commentary: 0"},
		{"country:", 8, "8-8 Afghanistan 2|8-8 Pakistan 1"},
		{"country:Iran,pak", 16, "13-16 Pakistan 1"},
		{"-(country:af", 12, "10-12 Afghanistan 2"},
		{"tactic:", 7, `7-7 "suicide bombing" 2|7-7 "bomb, remote" 1`},
		{`tactic:"sui`, 11, `7-11 "suicide bombing" 2`},
		{"tactic~bom", 10, `7-10 "suicide bombing" 2|7-10 "bomb, remote" 1`},
		{"ünï Pesh", 8, "4-8 place:Peshawar 1"},
		{"airp", 4, `0-4 place:"Kabul airport" 1`},
		{"date:20", 7, "5-7 2021 1|5-7 2022 2"},
		{"date:2021", 9, "5-9 2021 1"},
		{"killed:>=1", 10, "7-10 >=1 2|7-10 >=10 2|7-10 >=100 1"},
		{"has:kil", 7, "4-7 killed 2|4-7 killed.low 2|4-7 killed.best 0|4-7 killed.high 0"},
		{"in_commentary:", 14, "14-14 no 2|14-14 yes 1"},
		{"country:Pak place:x", 11, "8-11 Pakistan 1"},
		{"", 0, ""},
		{"xyz", 3, ""},
		{"nofield:x", 9, ""},
		{"kill", 99, "0-4 killed: 0|0-4 killed.low: 0|0-4 killed.best: 0|0-4 killed.high: 0"},
		{"kill", -1, ""},
	} {
		var got []string
		for _, x := range table.Complete(c.query, c.cursor, table.All()) {
			got = append(got, fmt.Sprintf("%d-%d %s %d", x.From, x.To, x.Text, x.Count))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.query, diff)
		}
	}
}

func TestValuesAreCountedInTheSelectionAlone(t *testing.T) {
	table, _ := readString("id,date,country,place,sources\na,2021,AFG,Kabul,x;y\nb,2022,PAK,Quetta,y\nc,2022,AFG,Herat,\n")
	a, _ := table.Index("a")
	for _, c := range []struct {
		field string
		s     Selection
		want  []ValueCount
	}{
		{"country", table.All(), []ValueCount{{"Afghanistan", 2}, {"Pakistan", 1}}},
		{"country", table.Rows(a), []ValueCount{{"Afghanistan", 1}}},
		{"sources", table.All(), []ValueCount{{"y", 2}, {"x", 1}}},
		{"killed", table.All(), nil},
		{"nothing", table.All(), nil},
	} {
		if diff := cmp.Diff(c.want, table.Values(c.field, c.s)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.field, diff)
		}
	}
}

// What other search boxes and spreadsheets understand is read as it is meant, and read back so.
func TestQueriesAreReadAsTheyAreMeant(t *testing.T) {
	for asked, want := range map[string]string{
		"killed>=10":                       "killed:>=10",
		"killed >= 10":                     "killed:>=10",
		"killed => 10":                     "killed:>=10",
		"killed ≥ 10":                      "killed:>=10",
		"killed:≥10":                       "killed:>=10",
		"killed=10":                        "killed:10",
		"killed == 10":                     "killed:10",
		"killed:=10":                       "killed:10",
		"killed<5":                         "killed:<=4",
		"Killed.Low > 3":                   "killed.low:>=4",
		"country=Syria":                    "country:Syria",
		"country = Syria":                  "country:Syria",
		`country = "Côte d'Ivoire"`:        `country:"Côte d'Ivoire"`,
		"country != Iran":                  "-country:Iran",
		"country<>Iran,Iraq":               "-country:Iran,Iraq",
		"country：Iran":                     "country:Iran",
		"date>2016":                        "date:2017..",
		"date <= 2016-10":                  "date:..2016-10",
		"country:Syria and killed:>=10":    "country:Syria killed:>=10",
		"country:Syria AND killed>=10":     "country:Syria killed:>=10",
		"country:Iran or country:Iraq":     "country:Iran OR country:Iraq",
		"country:Iran | country:Iraq":      "country:Iran OR country:Iraq",
		"country:Iran || mosque":           "country:Iran OR mosque",
		"mosque & killed:>=3":              "mosque killed:>=3",
		"mosque && shrine":                 "mosque shrine",
		"not country:Iran":                 "-country:Iran",
		"NOT country:Iran":                 "-country:Iran",
		"mosque and not shrine":            "mosque -shrine",
		"mosque not (shrine or bazaar)":    "mosque -(shrine OR bazaar)",
		"!country:Iran":                    "-country:Iran",
		"+mosque +shrine":                  "mosque shrine",
		"(killed>=10 or wounded>=10) Iran": "(killed:>=10 OR wounded:>=10) Iran",
		`own>=3`:                           "own:>=3",
		`"and"`:                            `"and"`,
		`or`:                               `"or"`,
		`mosque and`:                       `mosque "and"`,
		`"killed>=10"`:                     `"killed>=10"`,
		`"a|b" "!c"`:                       `"a|b" "!c"`,
		`title~=`:                          `title~"="`,
	} {
		q, err := Parse(asked, "own")
		if err != nil {
			t.Errorf("%s: %v", asked, err)
			continue
		}
		if got := q.String(); got != want {
			t.Errorf("%s is read as %s, want %s", asked, got, want)
		}
		if again, err := Parse(q.String(), "own"); err != nil || again.String() != want {
			t.Errorf("%s, printed as %s, is read back as %v, %v", asked, q, again, err)
		}
	}
}

func TestATownInACountryOfTheIncidentsIsMeant(t *testing.T) {
	const head, india, pakistan = "id,date,country,place,lat,lon\n", "a,2021,India,Hyderabad,17.4,78.5\n", "b,2021,Pakistan,Hyderabad,25.4,68.4\n"
	for _, c := range []struct{ rows, query, want string }{
		{india, "Hyderabad", "a"},
		{pakistan, "Hyderabad", "b"},
		{pakistan, "Hyderabad, Pakistan", "b"},
		{india + pakistan, "Hyderabad", "a"},
		{india + pakistan, "Hyderabad, Pakistan", "b"},
	} {
		table, _ := readString(head + c.rows)
		found, err := table.Find(Question{Query: mustParse(t, table, `near:"`+c.query+` 20km"`)})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for row := range found.All {
			got += table.At(row).ID
		}
		if got != c.want {
			t.Errorf("%s among %q finds %q, want %q", c.query, c.rows, got, c.want)
		}
	}
}

func TestWordsAreFoundByTheirBeginningAndInEveryNameOfAPlace(t *testing.T) {
	table, problems := ReadCSV(strings.NewReader("id,date,country,admin1,admin2,place,title\n"+
		"a,2020-01-01,Afghanistan,Kabul,Paghman,Arghandeh,Raid\n"+
		"b,2020-01-02,Pakistan,Sindh,Jacobabad,Jakkabad,Mosque of Kabir\n"+
		"c,2020-01-03,Iran,Fars,,Shiraz,\"Kabob, car with a bomb\"\n"), "incidents.csv", nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for query, want := range map[string]string{
		"kab*":       "a b c",
		"kab":        "a b c",
		"abul*":      "",
		"*abul":      "a",
		"*bad":       "b",
		"car*bomb":   "c",
		"ca*bom":     "",
		"place~kab*": "",
		"place~kab":  "b",
		"paghman":    "a",
		"jacob*":     "b",
		"sindh":      "b",
		"afghan*":    "a",
		"fars":       "c",
		"-kabul":     "b c",
	} {
		q, err := table.Parse(query)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		s, err := table.Select(q)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		var found []string
		for row := range s.All {
			found = append(found, table.At(row).ID)
		}
		if got := strings.Join(found, " "); got != want {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
}
