package exchange

import (
	"cmp"
	"slices"
)

// A Change is one way in which cells were read as something else than what is written.
type Change struct {
	What    string // "dates read day first"
	Count   int
	Line    int // of the first one
	Example string
}

// What reading rows may change besides the forms of numbers, dates and points.
const (
	widened        = "ranges widened, because a lowest figure was above the highest or the best one outside"
	derivedID      = "ids made from what the row holds, because it has none"
	rewrittenID    = "ids rewritten without the characters that none can have"
	fromPoint      = "countries told by the point"
	atSea          = "rows without a country left without one, because their point lies at sea"
	otherCountry   = "countries by a code or another name kept under their English name"
	unknownCode    = "codes that the codebook lacks read as unknown"
	unknownRead    = "cells read as unknown, as the codebook says"
	areaRead       = "lines and areas read as their middle, with the distance to their farthest point"
	shapeUnused    = "geometries left out, because columns say another point"
	unprojected    = "coordinates in a projection read as degrees of WGS 84"
	otherDatum     = "points of another datum, which may lie half a kilometre off, read with that radius"
	heightLeft     = "heights and measures of geometries left out"
	coarser        = "dates cut to the unit that date_precision says is known"
	smallLetters   = "words of the format read in small letters"
	renamed        = "columns called otherwise, because their name is taken or can’t be one"
	titlesAbove    = "lines above the names of the columns left out"
	shortRow       = "rows with fewer cells than there are columns: the last ones read as empty"
	unescaped      = "apostrophes taken away that keep a cell from being a formula"
	interviewDate  = "days of the interview or the upload read as those of the incidents, because no question asks for them"
	notInFile      = "columns of the mapping that the file doesn’t have, which another column of their rule stands in for"
	lackingProfile = "files read by a schema though columns that tell it are missing"
	countryOnly    = "rows of which nothing finer than the country is known"
	exactAsWritten = "dates or places taken to be as exact as they are written, because the column of the schema that says it is missing"
	joinedCells    = "cells of one column joined, because a row names it more than once"
	blobLeft       = "cells that hold bytes and no text, such as pictures, left out"
	uncalculated   = "formulas read as empty, because no program has stored their values: open the workbook in a spreadsheet and save it once"
	hiddenYear     = "dates read with the year that the workbook stores and doesn’t show: see whether it is theirs"
	truthRead      = "cells that are TRUE or FALSE read as 1 or 0"
	quotesWithin   = "quotation marks within cells that aren’t quoted kept as they are"
	swallowed      = "cells that hold lines which look like rows: see whether a quotation mark isn’t closed"
	swappedAxes    = "points outside the country that their row names, and inside with latitude and longitude swapped: see whether they stand in each other’s place"
	unreadPoints   = "columns that may hold coordinates kept as the file’s own, so that no row has a point by them: say with --map what they are"
	unreadFigures  = "columns that may hold numbers of people killed or hurt kept as the file’s own: say with --map what they are"
	epiWeeksLeft   = "weeks of epidemiologists, which some begin on Sunday and others on Monday, kept as a column of the file’s own beside the year, which is read as the date"
	mangledDates   = "columns in which dates up to the twelfth are days and later ones text: see whether a spreadsheet has swapped day and month"
	likeTableLeft  = "other sheets or tables that hold incidents, too, not read: name one with --sheet, or File, Another sheet"
	eitherEncoding = "words that another encoding makes others, which is about as likely: see which are right, and save the file as CSV UTF-8 if it is the other"
	deletedRows    = "records that are marked as deleted left out"
)

// warned are the changes that someone should look at: each is a warning, with its count.
var warned = append(byteEncodingChanges(), eitherEncoding, epiWeeksLeft, mangledDates, likeTableLeft, widened, strangeYear, shortYears, swappedAxes, unreadPoints, unreadFigures, swallowed, interviewDate, notInFile, lackingProfile, uncalculated, hiddenYear, encodingChange[brokenUTF8])

// harmless are the changes that give the same in another form, or what follows from the row. Nothing is lost by them.
var harmless = []string{
	quotesWithin, derivedID, fromPoint, atSea, otherCountry, unknownRead, smallLetters, renamed, unescaped, truthRead, encodingChange[utf16Text], encodingChange[utf32Text],
	noNumber, wholeNumber, rangeRead, boundRead, lessTaken, midnightDropped, dayFirst, monthFirst, otherDate, periodRead, serialDate, epochDate, partsOfDates,
	otherDigits, decimalComma, inMinutes, pairRead, gridRead, axesRead, unprojected, rounded,
}

// changes counts changes by what they are.
type changes map[string]*Change

// add counts a change; the first one is the example.
func (c changes) add(what string, line int, example string) {
	if c[what] == nil {
		c[what] = &Change{What: what, Line: line, Example: shortened(example)}
	}
	c[what].Count++
}

// join adds other changes.
func (c changes) join(others changes) {
	for what, o := range others {
		if known := c[what]; known != nil {
			known.Count += o.Count
		} else {
			c[what] = o
		}
	}
}

// sorted returns the changes, the most frequent first.
func (c changes) sorted() (all []Change) {
	for _, one := range c {
		all = append(all, *one)
	}
	slices.SortFunc(all, func(a, b Change) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.What, b.What)) })
	return all
}

// shortened returns a text of at most 60 characters, of a longer one the beginning.
func shortened(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
