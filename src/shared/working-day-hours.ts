/** When an office works on a working day, `HH:MM` in Asia/Shanghai, in this order. */
export interface WorkingDayHours {
  opens: string;
  /** The second half-day begins. */
  afternoon: string;
  closes: string;
}
