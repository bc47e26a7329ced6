package atlas

import (
	"unicode"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// localFace is a province's name in its country's language, if the map shows such names.
func (f *labelling) localFace(i int) string {
	if !f.localNames {
		return ""
	}
	return f.world.local().Faces[i]
}

// localTown is a town's.
func (f *labelling) localTown(i int) string {
	if !f.localNames {
		return ""
	}
	return f.world.local().Towns[i]
}

// alsoLocal adds a name below the English one, if a font has all its letters.
func (f *labelling) alsoLocal(l *label, name string, face *typeset.Face) {
	if name == "" {
		return
	}
	w, known := f.locals[localKey{face, name}]
	if !known {
		w = f.shapeLocal(name, face)
		f.locals[localKey{face, name}] = w
	}
	if w != nil {
		l.add(w)
	}
}

// localKey is a name as it is set.
type localKey struct {
	face *typeset.Face
	name string
}

// shapeLocal sets a name, or gives nil where no font has all its letters.
func (f *labelling) shapeLocal(name string, face *typeset.Face) *draw.Word {
	rtl := false
	for _, r := range name {
		if !face.Has(r) {
			return nil
		}
		rtl = rtl || unicode.In(r, unicode.Arabic, unicode.Hebrew)
	}
	return f.setter.Word(face, name, rtl)
}
