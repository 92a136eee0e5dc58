"""A payments list that a buyer exports from WeChat Pay or Alipay: which of its lines are pay-later."""
