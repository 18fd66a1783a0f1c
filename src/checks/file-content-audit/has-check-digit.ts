/** Whether the digits of a text end in the check digit of Luhn's formula (ISO/IEC 7812-1). */
export function hasCheckDigit(text: string): boolean {
  const digits = Array.from(text.replaceAll(/\D/g, ""), Number).reverse();
  if (digits.length < 2) return false;
  const sum = digits.reduce((total, digit, index) => total + (index % 2 === 1 ? doubled(digit) : digit), 0);
  return sum % 10 === 0;
}

function doubled(digit: number): number {
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}
