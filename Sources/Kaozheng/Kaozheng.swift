// The library product; see Extractor.
