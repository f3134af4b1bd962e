import type { Result } from '../../preload/contract.ts';
import type { Drive, StaffError } from '../../preload/staff-contract.ts';

/** USB drives as the console uses them. */
export interface RemovableDrives {
  list(): Promise<readonly Drive[]>;
  /** The key in `liveness-kiosk-key.txt` on the one drive that has it. */
  readKeyFile(): Promise<Result<string, StaffError>>;
  /** Path of a connected drive. */
  folderOf(driveId: string): Promise<Result<string, StaffError>>;
}
