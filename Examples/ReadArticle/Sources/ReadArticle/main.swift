import Kaozheng

let extractor = try Extractor()
let found = try extractor.extract(text: "营收约36.57亿元，同比增长12.3%", published: "2023-09-01")
for quantity in found.quantities {
  print(quantity.surface, quantity.kind, quantity.value.min ?? "", quantity.hedge)
}
